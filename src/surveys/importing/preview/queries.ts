import { keyFrom } from "../../../catalogue/index.ts";
import type { ImportDraft } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { asColumns } from "../columns.ts";
import type { Reading } from "../forms.ts";
import { importKey } from "../identity.ts";
import { readOwnForm, type OwnRowError } from "../own-form.ts";
import { nameKey, planImport, type PlannedQuestion } from "../plan.ts";
import { findImported, findOwnTarget, getSurroundings, type Surroundings } from "../queries.ts";

/** What an import would do, held against what the programme has. */
export interface Forecast {
  rows: { row: number; organisation: string | null; industry: string | null; answered: number }[];
  errors: OwnRowError[];
  wrongRows: number;
  /** Empty for an export of the product's own: its questions are known. */
  questions: PlannedQuestion[];
  newOrganisations: number;
  newNeeds: string[];
  newIndustries: string[];
  /** The survey that the answers go to, where there is one already. */
  survey: { id: string; titles: Texts } | null;
}

/** The forecast of a file read as staff say. */
export async function forecastImport(
  db: Db,
  programmeId: string,
  draft: ImportDraft,
  reading: Reading,
): Promise<Forecast> {
  const { roles, min, max, from } = reading;
  const mapping = { columns: asColumns(draft.header, roles), scale: { min, max }, chosenFrom: from };
  const plan = planImport(draft, mapping, keyFrom);
  const surroundings = await getSurroundings(db, programmeId);
  const needs = plan.questions.filter(({ kind }) => kind === "ratings").flatMap(({ options }) => options);
  const known = await findImported(db, programmeId, importKey(draft.fileName, plan.questions, mapping));
  return {
    ...plan,
    ...forecastRows(plan.rows, plan.industries, surroundings),
    newNeeds: needs.map(({ name }) => name).filter((name) => !surroundings.needs.has(nameKey(name))),
    survey: known ?? null,
  };
}

/** The forecast of an export of the product's own, or undefined when the file is none. */
export async function forecastOwnForm(db: Db, programmeId: string, draft: ImportDraft): Promise<Forecast | undefined> {
  const target = await findOwnTarget(db, programmeId, draft.header);
  if (target === undefined) return undefined;
  const plan = readOwnForm(draft, target.questionnaire);
  return {
    ...plan,
    ...forecastRows(plan.rows, plan.industries, await getSurroundings(db, programmeId)),
    questions: [],
    newNeeds: [],
    survey: "template" in target ? null : { id: target.surveyId, titles: target.titles },
  };
}

interface Row {
  row: number;
  organisation: string | null;
  industry: string | null;
  answers: object;
}

function forecastRows(rows: readonly Row[], industries: readonly string[], surroundings: Surroundings) {
  const isNew = ({ organisation }: Row) =>
    organisation === null || !surroundings.organisations.has(nameKey(organisation));
  return {
    rows: rows.map(({ answers, ...row }) => ({ ...row, answered: Object.keys(answers).length })),
    newOrganisations: rows.filter(isNew).length,
    newIndustries: industries.filter((industry) => !surroundings.industries.has(nameKey(industry))),
  };
}
