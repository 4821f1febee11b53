import { keyFrom } from "../../../catalogue/index.ts";
import type { ImportDraft } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Texts } from "../../../platform/locales.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listAnswers } from "../../following/queries.ts";
import type { Answers } from "../../questionnaire/answers.ts";
import type { Reading } from "../forms.ts";
import { importKey, nameRow, numberedName, organisationsOf, type NameOf } from "../identity.ts";
import { readOwnForm, type OwnRowError } from "../own-form.ts";
import { mappingOf, nameKey, planImport, type PartOf, type PlannedQuestion, type WrongRow } from "../plan.ts";
import {
  findImported,
  findOwnTarget,
  getFirstNumber,
  getSurroundings,
  listResponders,
  type Responder,
  type Surroundings,
} from "../queries.ts";
import { changesTo, type Changes } from "../responses/changes.ts";

/** What an import would do, held against what the programme has. */
export interface Forecast {
  rows: {
    row: number;
    organisation: string | null;
    partOf: PartOf | null;
    industry: string | null;
    answered: number;
  }[];
  errors: OwnRowError[];
  wrongRows: WrongRow[];
  /** What the rows change in the survey. */
  changes: Changes<Responder>;
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
  { db, texts }: Pick<Deps, "db" | "texts">,
  programmeId: string,
  draft: ImportDraft,
  reading: Reading,
): Promise<Forecast> {
  const mapping = mappingOf(draft.header, reading);
  const plan = planImport(draft, mapping, keyFrom);
  const surroundings = await getSurroundings(db, programmeId);
  const needs = plan.questions.filter(({ kind }) => kind === "ratings").flatMap(({ options }) => options);
  const known = await findImported(db, programmeId, importKey(draft.fileName, plan.questions, mapping));
  const respondent = numberedName(texts[(await getProgramme(db, programmeId)).defaultLocale]);
  const first = await getFirstNumber(db, programmeId, known, respondent("#"));
  const nameOf: NameOf = (row) => nameRow(row, first - draft.headerRow - 1, respondent);
  return {
    ...plan,
    ...forecastRows(plan, nameOf, surroundings),
    changes: await forecastChanges(db, known?.id ?? null, plan, nameOf, surroundings),
    newNeeds: needs.map(({ name }) => name).filter((name) => !surroundings.needs.has(nameKey(name))),
    survey: known ?? null,
  };
}

/** The forecast of an export of the product's own, or undefined when the file is none. */
export async function forecastOwnForm(db: Db, programmeId: string, draft: ImportDraft): Promise<Forecast | undefined> {
  const target = await findOwnTarget(db, programmeId, draft.header);
  if (target === undefined) return undefined;
  const plan = readOwnForm(draft, target.questionnaire);
  const surroundings = await getSurroundings(db, programmeId);
  const survey = "template" in target ? null : { id: target.surveyId, titles: target.titles };
  const nameOf: NameOf = ({ organisation }) => organisation ?? "";
  return {
    ...plan,
    ...forecastRows(plan, nameOf, surroundings),
    changes: await forecastChanges(db, survey?.id ?? null, plan, nameOf, surroundings),
    questions: [],
    newNeeds: [],
    survey,
  };
}

interface Plan {
  rows: {
    row: number;
    organisation: string | null;
    partOf: PartOf | null;
    industry: string | null;
    answers: Answers;
  }[];
  wrongRows: WrongRow[];
  industries: string[];
}

function forecastRows({ rows, industries }: Plan, nameOf: NameOf, surroundings: Surroundings) {
  return {
    rows: rows.map(({ answers, ...row }) => ({ ...row, answered: Object.keys(answers).length })),
    newOrganisations: rows.filter((row) => !surroundings.organisations.has(nameKey(nameOf(row)))).length,
    newIndustries: industries.filter((industry) => !surroundings.industries.has(nameKey(industry))),
  };
}

async function forecastChanges(
  db: Db,
  surveyId: string | null,
  { rows, wrongRows }: Plan,
  nameOf: NameOf,
  { organisations }: Surroundings,
): Promise<Changes<Responder>> {
  // An organisation that is not registered yet has no id; its row stands for it.
  const entries = rows.map((row) => ({
    organisationId: organisations.get(nameKey(nameOf(row))) ?? `row ${row.row}`,
    answers: row.answers,
  }));
  const responders = surveyId === null ? [] : await listResponders(db, surveyId);
  const answers = surveyId === null ? new Map<string, Answers>() : await listAnswers(db, surveyId);
  return changesTo(responders, answers, entries, organisationsOf(wrongRows, nameOf, organisations));
}
