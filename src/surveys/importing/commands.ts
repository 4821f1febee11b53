import { keyFrom, type TemplateName } from "../../catalogue/index.ts";
import { dropImportDraft, getImportDraft, registerOrganisations } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { addIndustries, getProgramme, type Programme } from "../../programmes/index.ts";
import { copySurveyTemplate } from "../commands.ts";
import { asColumns } from "./columns.ts";
import type { Reading } from "./forms.ts";
import { firstNumber, importKey, respondentNumber } from "./identity.ts";
import { readOwnForm } from "./own-form.ts";
import { mappingMistake, nameKey, planImport, type MappingMistake } from "./plan.ts";
import { findImported, findOwnTarget, getSurroundings, listResponders, lockProgramme } from "./queries.ts";
import { writeResponses, type Written } from "./responses/commands.ts";
import { closeImported, insertImportedSurvey } from "./survey/commands.ts";

export type ImportRefusal = MappingMistake | "wrong-rows" | "nothing-left" | "not-own-form";
export type ImportOutcome = ({ surveyId: string } & Written) | { refused: ImportRefusal };

interface Order {
  programmeId: string;
  draftId: string;
  leaveOut: boolean;
}

/** A row of the file with whom it is from; null is a respondent without a name, known by the row. */
interface Respondent {
  row: number;
  organisation: string | null;
  industry: string | null;
}

type Importing = Pick<Deps, "db" | "texts">;

/**
 * Brings in an answers file as staff say it is to be read: needs, barriers and services go to the catalogue where they
 * are missing, organisations and industries are registered, and the answers become a closed survey. All or nothing;
 * the same file again updates the survey that it made.
 */
export async function importAnswers(
  { db, texts }: Importing,
  { programmeId, draftId, leaveOut, reading }: Order & { reading: Reading },
  actorId: string,
): Promise<ImportOutcome> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const draft = await getImportDraft(trx, programmeId, draftId, "answers");
    const mapping = mappingOf(draft.header, reading);
    const mistake = mappingMistake(mapping);
    if (mistake !== null) return { refused: mistake };
    const plan = planImport(draft, mapping, keyFrom);
    if (plan.wrongRows > 0 && !leaveOut) return { refused: "wrong-rows" };
    if (plan.rows.length === 0) return { refused: "nothing-left" };

    const programme = await getProgramme(trx, programmeId);
    const key = importKey(draft.fileName, plan.questions, mapping);
    const surveyId =
      (await findImported(trx, programmeId, key))?.id ??
      (await insertImportedSurvey(
        trx,
        { programmeId, key, fileName: draft.fileName, plan, scale: mapping.scale },
        texts,
      ));
    const nameOf = (number: number | "#") => texts[programme.defaultLocale]("surveys.import.respondent", { number });
    const names = await respondentNames(trx, programmeId, surveyId, plan.rows, draft.headerRow, nameOf);
    const ids = await registerRespondents(trx, programme, plan.rows, names, plan.industries, actorId);
    const entries = plan.rows.map(({ answers }, at) => ({ organisationId: ids[at] ?? "", answers }));
    return await finish(trx, { programme, surveyId, draftId, isWhole: true }, entries, actorId);
  });
}

/** Brings in an export of the product's own: into the survey it is from, or into a new one made from its template. */
export async function importOwnForm(
  { db }: Importing,
  { programmeId, draftId, leaveOut }: Order,
  actorId: string,
): Promise<ImportOutcome> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const draft = await getImportDraft(trx, programmeId, draftId, "answers");
    const target = await findOwnTarget(trx, programmeId, draft.header);
    if (target === undefined) return { refused: "not-own-form" };
    const plan = readOwnForm(draft, target.questionnaire);
    if (plan.wrongRows > 0 && !leaveOut) return { refused: "wrong-rows" };
    if (plan.rows.length === 0) return { refused: "nothing-left" };

    const programme = await getProgramme(trx, programmeId);
    const surveyId =
      "template" in target ? await makeFromTemplate(trx, programmeId, target.template, actorId) : target.surveyId;
    const names = plan.rows.map(({ organisation }) => organisation);
    const ids = await registerRespondents(trx, programme, plan.rows, names, plan.industries, actorId);
    const entries = plan.rows.map(({ answers }, at) => ({ organisationId: ids[at] ?? "", answers }));
    return await finish(trx, { programme, surveyId, draftId, isWhole: false }, entries, actorId);
  });
}

/** The file's columns in the roles that staff chose. */
export function mappingOf(header: readonly string[], { roles, min, max, from }: Reading) {
  return { columns: asColumns(header, roles), scale: { min, max }, chosenFrom: from };
}

async function makeFromTemplate(
  trx: Tx,
  programmeId: string,
  template: TemplateName,
  actorId: string,
): Promise<string> {
  const { id } = await copySurveyTemplate(trx, { programmeId, template }, actorId);
  await closeImported(trx, id);
  return id;
}

/** Each row's organisation by name; where the file names nobody, a number that stays the row's own. */
async function respondentNames(
  trx: Tx,
  programmeId: string,
  surveyId: string,
  rows: readonly Respondent[],
  headerRow: number,
  nameOf: (number: number | "#") => string,
): Promise<string[]> {
  const numbersIn = (names: readonly string[]) =>
    names.map((name) => respondentNumber(nameKey(name), nameKey(nameOf("#")))).filter((number) => number !== null);
  const before = numbersIn((await listResponders(trx, surveyId)).map(({ name }) => name));
  const all = numbersIn([...(await getSurroundings(trx, programmeId)).organisations.keys()]);
  const first = firstNumber(before, all);
  return rows.map(({ organisation, row }) => organisation ?? nameOf(first + row - headerRow - 1));
}

/** Registers the rows' organisations with their industries, and returns the organisations' ids in the rows' order. */
async function registerRespondents(
  trx: Tx,
  { id: programmeId }: Programme,
  rows: readonly Respondent[],
  names: readonly string[],
  industries: readonly string[],
  actorId: string,
): Promise<string[]> {
  const known = (await getSurroundings(trx, programmeId)).industries;
  const missing = industries.filter((industry) => !known.has(nameKey(industry)));
  if (missing.length > 0) await addIndustries(trx, programmeId, missing, actorId);
  const industryIds = (await getSurroundings(trx, programmeId)).industries;
  const registrations = rows.map(({ industry }, at) => ({
    name: names[at] ?? "",
    industryId: industry === null ? null : (industryIds.get(nameKey(industry)) ?? null),
    sizeClass: null,
    municipality: "",
    contacts: [],
  }));
  const ids = await registerOrganisations(trx, programmeId, registrations);
  return names.map((name) => ids.get(name) ?? "");
}

async function finish(
  trx: Tx,
  {
    programme,
    surveyId,
    draftId,
    isWhole,
  }: { programme: Programme; surveyId: string; draftId: string; isWhole: boolean },
  entries: { organisationId: string; answers: Parameters<typeof writeResponses>[2][number]["answers"] }[],
  actorId: string,
): Promise<ImportOutcome> {
  const target = {
    programmeId: programme.id,
    surveyId,
    locale: programme.defaultLocale,
    now: await databaseNow(trx),
    isWhole,
  };
  const written = await writeResponses(trx, target, entries);
  await dropImportDraft(trx, programme.id, draftId);
  await recordAct(trx, {
    actorId,
    programmeId: programme.id,
    act: "survey.import",
    subject: surveyId,
    details: { ...written },
  });
  return { surveyId, ...written };
}
