import { keyFrom } from "../../catalogue/index.ts";
import { finishImportDraft, getImportDraft, registerOrganisations } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { addIndustries, getProgramme, type Programme } from "../../programmes/index.ts";
import { copySurveyTemplate } from "../commands.ts";
import type { Answers } from "../questionnaire/answers.ts";
import type { SurveyTemplateName } from "../templates.ts";
import type { Reading } from "./forms.ts";
import { importKey, nameRow, numberedName, organisationsOf, type NameOf } from "./identity.ts";
import { readOwnForm } from "./own-form.ts";
import {
  mappingMistake,
  mappingOf,
  nameKey,
  planImport,
  type MappingMistake,
  type PartOf,
  type WrongRow,
} from "./plan.ts";
import {
  findDone,
  findImported,
  findOwnTarget,
  getFirstNumber,
  getSurroundings,
  lockProgramme,
  type ImportDone,
} from "./queries.ts";
import { writeResponses } from "./responses/commands.ts";
import { closeImported, insertImportedSurvey } from "./survey/commands.ts";

export type ImportRefusal = MappingMistake | "wrong-rows" | "nothing-left" | "not-own-form";
export type ImportOutcome = ImportDone | { refused: ImportRefusal };

interface Order {
  programmeId: string;
  draftId: string;
  leaveOut: boolean;
  /** Whether the answers of those who are no longer in the file go. */
  removeGone: boolean;
}

/** A row of the file with whom it is from; null is a respondent without a name, known by the row. */
interface Respondent {
  row: number;
  organisation: string | null;
  partOf: PartOf | null;
  industry: string | null;
}

interface AnsweredRow extends Respondent {
  answers: Answers;
}

type Importing = Pick<Deps, "db" | "texts">;

/**
 * Brings in an answers file as staff say it is to be read: needs, barriers and services go to the catalogue where they
 * are missing, organisations and industries are registered, and the answers become a closed survey. All or nothing;
 * the same file again updates the survey that it made, and accepting it twice is accepting it once.
 */
export async function importAnswers(
  { db, texts }: Importing,
  { reading, ...order }: Order & { reading: Reading },
  actorId: string,
): Promise<ImportOutcome> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, draftId, leaveOut } = order;
    await lockProgramme(trx, programmeId);
    const done = await findDone(trx, programmeId, draftId);
    if (done !== undefined) return done;
    const draft = await getImportDraft(trx, programmeId, draftId, "answers");
    const mapping = mappingOf(draft.header, reading);
    const mistake = mappingMistake(mapping);
    if (mistake !== null) return { refused: mistake };
    const plan = planImport(draft, mapping, keyFrom);
    if (plan.wrongRows.length > 0 && !leaveOut) return { refused: "wrong-rows" };
    if (plan.rows.length === 0) return { refused: "nothing-left" };

    const programme = await getProgramme(trx, programmeId);
    const key = importKey(draft.fileName, plan.questions, mapping);
    const known = await findImported(trx, programmeId, key);
    const respondent = numberedName(texts[programme.defaultLocale]);
    const first = await getFirstNumber(trx, programmeId, known, respondent("#"));
    const surveyId =
      known?.id ??
      (await insertImportedSurvey(
        trx,
        { programmeId, key, fileName: draft.fileName, plan, scale: mapping.scale },
        texts,
      ));
    await rememberFirstNumber(trx, surveyId, plan.rows, first);
    const nameOf: NameOf = (row) => nameRow(row, first - draft.headerRow - 1, respondent);
    return await finish(trx, { programme, surveyId, order, nameOf }, plan, actorId);
  });
}

/** Brings in an export of the product's own: into the survey it is from, or into a new one made from its template. */
export async function importOwnForm({ db }: Importing, order: Order, actorId: string): Promise<ImportOutcome> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, draftId, leaveOut } = order;
    await lockProgramme(trx, programmeId);
    const done = await findDone(trx, programmeId, draftId);
    if (done !== undefined) return done;
    const draft = await getImportDraft(trx, programmeId, draftId, "answers");
    const target = await findOwnTarget(trx, programmeId, draft.header);
    if (target === undefined) return { refused: "not-own-form" };
    const plan = readOwnForm(draft, target.questionnaire);
    if (plan.wrongRows.length > 0 && !leaveOut) return { refused: "wrong-rows" };
    if (plan.rows.length === 0) return { refused: "nothing-left" };

    const programme = await getProgramme(trx, programmeId);
    const surveyId =
      "template" in target ? await makeFromTemplate(trx, programmeId, target.template, actorId) : target.surveyId;
    const nameOf: NameOf = ({ organisation }) => organisation ?? "";
    return await finish(trx, { programme, surveyId, order, nameOf }, plan, actorId);
  });
}

async function makeFromTemplate(
  trx: Tx,
  programmeId: string,
  template: SurveyTemplateName,
  actorId: string,
): Promise<string> {
  const { id } = await copySurveyTemplate(trx, { programmeId, template }, actorId);
  await closeImported(trx, id);
  return id;
}

/** Keeps the first row's number with the survey, where rows have no names: the same row is the same respondent again. */
async function rememberFirstNumber(trx: Tx, surveyId: string, rows: readonly Respondent[], first: number) {
  if (rows.some(({ organisation }) => organisation === null))
    await trx.updateTable("surveys").set({ importFirstNumber: first }).where("id", "=", surveyId).execute();
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
  const registrations = rows.map(({ industry, partOf }, at) => ({
    name: names[at] ?? "",
    ...(partOf === null ? {} : { kind: partOf.kind }),
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
  { programme, surveyId, order, nameOf }: { programme: Programme; surveyId: string; order: Order; nameOf: NameOf },
  plan: { rows: readonly AnsweredRow[]; wrongRows: readonly WrongRow[]; industries: readonly string[] },
  actorId: string,
): Promise<ImportDone> {
  const { programmeId, draftId, removeGone } = order;
  const ids = await registerRespondents(trx, programme, plan.rows, plan.rows.map(nameOf), plan.industries, actorId);
  const entries = plan.rows.map(({ answers }, at) => ({ organisationId: ids[at] ?? "", answers }));
  const { organisations } = await getSurroundings(trx, programmeId);
  const leftOut = organisationsOf(plan.wrongRows, nameOf, organisations);
  const locale = programme.defaultLocale;
  const target = { programmeId, surveyId, locale, now: await databaseNow(trx), removesGone: removeGone };
  const done = { surveyId, ...(await writeResponses(trx, target, entries, leftOut)) };
  await finishImportDraft(trx, programmeId, draftId, done);
  const { surveyId: subject, ...details } = done;
  await recordAct(trx, { actorId, programmeId, act: "survey.import", subject, details });
  return done;
}
