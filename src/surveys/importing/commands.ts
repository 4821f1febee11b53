import { finishImportDraft, getImportDraft, registerOrganisations } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { locales } from "../../platform/locales.ts";
import { addIndustries, getProgramme, type Programme } from "../../programmes/index.ts";
import { copySurveyTemplate } from "../commands.ts";
import type { Answers } from "../questionnaire/answers.ts";
import type { SurveyTemplateName } from "../templates.ts";
import { getMaterial, prepareImport, type Material, type Prepared } from "./brought/queries.ts";
import { nameRow, numberedName, organisationsOf, type NameOf } from "./identity.ts";
import { fingerprintOf } from "./mapping/mapping.ts";
import { saveMapping } from "./mapping/commands.ts";
import { keptMapping } from "./mapping/kept.ts";
import { nameKey, type PartOf } from "./names.ts";
import { readOwnForm } from "./own-form.ts";
import { mappingMistake, type MappingMistake, type WrongRow } from "./plan.ts";
import { findDone, findOwnTarget, getFirstNumber, getSurroundings, listResponders, lockProgramme, type ImportDone } from "./queries.ts"; // prettier-ignore
import { writeResponses } from "./responses/commands.ts";
import { isOtherThanSeen, seenOf } from "./seen.ts";
import { addMissingOptions, closeImported, insertImportedSurvey } from "./survey/commands.ts";
import { importedWords } from "./survey/words.ts";

export type ImportRefusal =
  | MappingMistake
  | "wrong-rows"
  | "nothing-left"
  | "changed"
  | "not-own-form"
  | "not-mapped"
  | "points-open"
  | "unfinished-open";
export type ImportOutcome = ImportDone | { refused: ImportRefusal };

interface Order {
  programmeId: string;
  draftId: string;
  leaveOut: boolean;
  /** Whether the answers of those who are no longer in the file go. */
  removeGone: boolean;
  /** Whether answers given by people's own links are replaced by the file's. */
  replaceOwn: boolean;
  /** What the preview was made of; "" where there was none. */
  seen: string;
}

/** A row of the file with whom it is from; null is a respondent without a name, known by the row. */
interface Respondent {
  row: number;
  organisation: string | null;
  partOf: PartOf | null;
  industry: string | null;
  language: string | null;
}

interface AnsweredRow extends Respondent {
  isSent: boolean;
  answers: Answers;
}

type Importing = Pick<Deps, "db" | "texts" | "workers">;

/**
 * Brings in an answers file as staff have said that it is to be read: into the survey that they chose, or into a closed
 * one of its own, for which needs, barriers and services go to the catalogue where they are missing. Organisations and
 * industries are registered. All or nothing; the same file again updates the survey that it made, and accepting it twice
 * is accepting it once. With a name given the mapping is kept for the next file with the same headings.
 */
export async function importAnswers(
  deps: Importing,
  { mappingName, ...order }: Order & { mappingName: string },
  actorId: string,
): Promise<ImportOutcome> {
  const { programmeId, draftId } = order;
  const done = await findDone(deps.db, programmeId, draftId);
  if (done !== undefined) return done;
  const draft = await getImportDraft(deps.db, programmeId, draftId, "answers");
  const mapping = keptMapping(draft.mapping);
  if (mapping === null) return { refused: "not-mapped" };
  // Reading a large file takes a while: a thread does it before the transaction.
  const material = await getMaterial(deps, programmeId, draft, mapping);
  return await deps.db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const before = await findDone(trx, programmeId, draftId);
    if (before !== undefined) return before;
    const words = importedWords(draft.fileName, deps.texts);
    const prepared = await prepareImport(trx, programmeId, material, await getSurroundings(trx, programmeId), words.other); // prettier-ignore
    const refused = refusalOf(material, prepared, order);
    if (refused !== null) return { refused };
    const surveyId = material.into?.survey.id ?? prepared.known?.id ?? null;
    if (await isChanged(trx, order, surveyId, material.mapping)) return { refused: "changed" };
    const outcome = await writeImport(trx, deps.texts, { order, material, prepared }, actorId);
    const kept = { name: mappingName, fingerprint: fingerprintOf(material.reading), mapping: material.mapping };
    if (mappingName !== "") await saveMapping(trx, programmeId, kept, actorId);
    return outcome;
  });
}

function refusalOf({ mapping, reading }: Material, prepared: Prepared, { leaveOut }: Order): ImportRefusal | null {
  const mistake = mappingMistake(mapping, prepared.roles);
  if (mistake !== null) return mistake;
  if (mapping.unfinished === null && reading.responses.some((each) => each.isFinished === false)) return "unfinished-open"; // prettier-ignore
  if (prepared.points.length > 0) return "points-open";
  if (prepared.wrongRows.length > 0 && !leaveOut) return "wrong-rows";
  return prepared.rows.length === 0 ? "nothing-left" : null;
}

async function writeImport(
  trx: Tx,
  texts: Deps["texts"],
  { order, material, prepared }: { order: Order; material: Material; prepared: Prepared },
  actorId: string,
): Promise<ImportDone> {
  const { programmeId } = order;
  const { draft, mapping, into } = material;
  const { families, brought, known, stored, key } = prepared;
  const programme = await getProgramme(trx, programmeId);
  const respondent = numberedName(texts[programme.defaultLocale]);
  const first = await getFirstNumber(trx, programmeId, known, respondent("#"));
  const nameOf: NameOf = (row) => nameRow(row, first - draft.headerRow - 1, respondent);
  const asked = { families, questions: brought.map(({ question }) => question), scale: mapping.scale };
  const surveyId =
    into?.survey.id ??
    known?.id ??
    (await insertImportedSurvey(trx, { programmeId, key, fileName: draft.fileName, ...asked }, texts));
  if (into === null && stored !== null) await addMissingOptions(trx, { programmeId, surveyId }, stored, asked, texts);
  if (into === null) await rememberFirstNumber(trx, surveyId, prepared.rows, first);
  const covered = new Set(asked.questions.map((question) => question.key));
  return await finish(trx, { programme, surveyId, order, nameOf, asked: into === null ? null : covered }, prepared, actorId); // prettier-ignore
}

/** Brings in an export of the product's own: into the survey it is from, or into a new one made from its template. */
export async function importOwnForm({ db }: Pick<Deps, "db">, order: Order, actorId: string): Promise<ImportOutcome> {
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
    const known = "template" in target ? null : target.surveyId;
    if (await isChanged(trx, order, known, null)) return { refused: "changed" };

    const programme = await getProgramme(trx, programmeId);
    const surveyId =
      "template" in target ? await makeFromTemplate(trx, programmeId, target.template, actorId) : target.surveyId;
    const nameOf: NameOf = ({ organisation }) => organisation ?? "";
    return await finish(trx, { programme, surveyId, order, nameOf, asked: plan.asked }, plan, actorId);
  });
}

/** Whether what staff accepted in the preview is no longer what would be done. */
async function isChanged(trx: Tx, { seen, replaceOwn }: Order, surveyId: string | null, mapping: unknown) {
  const responders = surveyId === null ? [] : await listResponders(trx, surveyId);
  return seen !== "" && isOtherThanSeen(seen, seenOf(mapping, responders), replaceOwn);
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
  {
    programme,
    surveyId,
    order,
    nameOf,
    asked,
  }: {
    programme: Programme;
    surveyId: string;
    order: Order;
    nameOf: NameOf;
    /** The questions that the file asks; null where it asks them all. */
    asked: ReadonlySet<string> | null;
  },
  plan: { rows: readonly AnsweredRow[]; wrongRows: readonly WrongRow[]; industries: readonly string[] },
  actorId: string,
): Promise<ImportDone> {
  const { programmeId, draftId, removeGone, replaceOwn } = order;
  const ids = await registerRespondents(trx, programme, plan.rows, plan.rows.map(nameOf), plan.industries, actorId);
  const entries = plan.rows.map(({ answers, isSent, language }, at) => {
    return { organisationId: ids[at] ?? "", answers, isSent, locale: localeOf(language) };
  });
  const { organisations } = await getSurroundings(trx, programmeId);
  const leftOut = organisationsOf(plan.wrongRows, nameOf, organisations);
  const locale = programme.defaultLocale;
  const target = { programmeId, surveyId, locale, now: await databaseNow(trx), removesGone: removeGone, replacesOwn: replaceOwn, asked }; // prettier-ignore
  const done = { surveyId, ...(await writeResponses(trx, target, entries, leftOut)) };
  await finishImportDraft(trx, programmeId, draftId, done);
  const { surveyId: subject, ...details } = done;
  await recordAct(trx, { actorId, programmeId, act: "survey.import", subject, details });
  return done;
}

/** The language of an answer as tools write it: "fi", "sv-informal". */
function localeOf(language: string | null) {
  return locales.find((locale) => language?.toLowerCase().split(/[-_]/)[0] === locale) ?? null;
}
