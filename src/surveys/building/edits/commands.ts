import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../../platform/database.ts";
import { lockSurvey } from "../../queries.ts";
import { writeQuestionnaire } from "../../questionnaire/commands.ts";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";
import { saysSame, standOf } from "./digest.ts";
import { changed, storedSubject, type Change, type ConditionRefusal, type Edit, type EditAct } from "./edit.ts";
import { findEdited, hasDoneSince, workingOf, type Working } from "./queries.ts";

/** Which survey is edited, by its programme. */
export interface Place {
  programmeId: string;
  surveyId: string;
}

/** So many edits can be taken back. */
const mostKept = 100;

export interface EditSettings {
  /** Whether conditions that could not be followed any more may be dropped; the edit is refused otherwise. */
  mayDropConditions?: boolean;
  /** For what is added: the same button pressed twice, or the same form sent again, adds once. */
  once?: Once;
}

/** By what an act that is done again is known. */
export interface Once {
  /** The edit where the page stood whose button was pressed. */
  since: number;
  /** Whether what is to be added is there already. */
  isThere: (questionnaire: Questionnaire) => boolean;
}

/**
 * Changes the survey's questions. A draft's change at once; of a published survey the change waits, with the others,
 * until staff take them into use. A change that changes nothing is no edit.
 */
export async function edit<Refusal>(
  db: Db,
  place: Place,
  actorId: string,
  what: Edit,
  change: Change<Refusal>,
  { mayDropConditions = false, once }: EditSettings = {},
): Promise<{ questionnaire: Questionnaire } | { refused: Refusal | ConditionRefusal }> {
  return await db.transaction().execute(async (trx) => {
    const working = await lockWorking(trx, place);
    const next = changed(working.questionnaire, working.ground, change, mayDropConditions);
    if ("refused" in next) return next;
    if (saysSame(next, working.questionnaire)) return { questionnaire: next };
    if (once?.isThere(working.questionnaire) === true && (await hasDoneSince(trx, working, { ...what, actorId }, once)))
      return { questionnaire: working.questionnaire };
    await keepEdit(trx, working, next, { ...what, actorId });
    if (!working.isPublished) await writeDraft(trx, place, next);
    await recordAct(trx, {
      ...{ actorId, programmeId: place.programmeId, act: "survey.edit", subject: place.surveyId },
      details: { what: what.act },
    });
    return { questionnaire: next };
  });
}

/** What was done is told by the name of what it was done to. */
export type Done<Refusal> = { subject: string } | { refused: Refusal | ConditionRefusal };

/** The same for a thing of the questionnaire that is known by its name, or refused where `nameIn` does not find it. */
export async function editNamed<Refusal>(
  db: Db,
  place: Place,
  { act, actorId, settings }: { act: EditAct; actorId: string; settings: EditSettings },
  nameIn: (questionnaire: Questionnaire) => { name: string } | { refused: Refusal },
  change: Change<Refusal>,
): Promise<Done<Refusal>> {
  const what = { act, subject: "" };
  const named: Change<Refusal> = (questionnaire, ground) => {
    const found = nameIn(questionnaire);
    if ("refused" in found) return found;
    what.subject = found.name;
    return change(questionnaire, ground);
  };
  const outcome = await edit<Refusal>(db, place, actorId, what, named, settings);
  return "refused" in outcome ? outcome : { subject: what.subject };
}

/**
 * Corrects texts: of a published survey at once for respondents, and in everything that staff have edited besides, so
 * that neither taking edits back nor taking them into use brings the old words back. A draft's is an edit like others.
 * @param correct changes texts only, of what it finds; it is asked about each edition of the questionnaire
 */
export async function correctTexts(
  db: Db,
  place: Place,
  actorId: string,
  what: Edit,
  correct: (questionnaire: Questionnaire) => Questionnaire,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await correctTextsOf(trx, place, actorId, await lockWorking(trx, place), { ...what, correct });
  });
}

/** The same of a survey that is locked already. A part of another act. */
export async function correctTextsOf(
  trx: Tx,
  place: Place,
  actorId: string,
  working: Working,
  { correct, ...what }: Edit & { correct: (questionnaire: Questionnaire) => Questionnaire },
): Promise<void> {
  const next = correct(working.questionnaire);
  const inUse = correct(working.inUse);
  if (saysSame(next, working.questionnaire) && saysSame(inUse, working.inUse)) return;
  if (working.isPublished) await correctEdits(trx, place, correct);
  else await keepEdit(trx, working, next, { ...what, actorId });
  await writeOpening(trx, place, inUse);
  if (working.isPublished && !saysSame(inUse.notice, working.inUse.notice)) await raiseNoticeVersion(trx, place);
  await writeQuestionnaire(trx, place, inUse, working.isPublished ? "retired" : "removed");
  await recordAct(trx, {
    ...{ actorId, programmeId: place.programmeId, act: "survey.edit", subject: place.surveyId },
    details: { what: what.act },
  });
}

/** A colleague has edited since: the latest edit is not the one that the button named. */
export type StepRefusal = "edited-meanwhile";

/**
 * Takes the latest edit back; without one nothing happens.
 * @param seen where the edits stood on the page whose button was pressed
 */
export async function undoEdit(db: Db, place: Place, actorId: string, seen?: string): Promise<StepRefusal | null> {
  return await step(db, place, actorId, { by: -1, seen });
}

/** Makes the edit that was taken back again; without one nothing happens. */
export async function redoEdit(db: Db, place: Place, actorId: string, seen?: string): Promise<StepRefusal | null> {
  return await step(db, place, actorId, { by: 1, seen });
}

async function step(
  db: Db,
  place: Place,
  actorId: string,
  { by, seen }: { by: 1 | -1; seen: string | undefined },
): Promise<StepRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const working = await lockWorking(trx, place);
    if (seen !== undefined && seen !== standOf(working)) return "edited-meanwhile";
    const number = working.editNumber + by;
    const next = await findEdited(trx, place.surveyId, number);
    if (next === undefined) return null;
    await trx.updateTable("surveys").set({ editNumber: number }).where("id", "=", place.surveyId).execute();
    if (!working.isPublished) await writeDraft(trx, place, next);
    await recordAct(trx, {
      ...{ actorId, programmeId: place.programmeId, subject: place.surveyId },
      act: by === 1 ? "survey.redo" : "survey.undo",
    });
    return null;
  });
}

/** Forgets the edits, where what respondents see is now what staff edit. A part of another act. */
export async function forgetEdits(trx: Tx, surveyId: string): Promise<void> {
  await trx.deleteFrom("surveyEdits").where("surveyId", "=", surveyId).execute();
  await trx.updateTable("surveys").set({ editNumber: null }).where("id", "=", surveyId).execute();
}

/** The survey's questions as staff edit them, the survey locked until the act is done. */
export async function lockWorking(trx: Tx, { programmeId, surveyId }: Place): Promise<Working> {
  return await workingOf(trx, await lockSurvey(trx, programmeId, surveyId));
}

/** Writes the next edit after the one where staff are; those that had been taken back are gone. */
async function keepEdit(
  trx: Tx,
  { survey, questionnaire, editNumber }: Working,
  next: Questionnaire,
  { act, subject, actorId }: Edit & { actorId: string },
): Promise<void> {
  const number = editNumber + 1;
  const surveyId = survey.id;
  await trx.deleteFrom("surveyEdits").where("surveyId", "=", surveyId).where("number", ">=", number).execute();
  await trx
    .deleteFrom("surveyEdits")
    .where("surveyId", "=", surveyId)
    .where("number", "<", number - mostKept)
    .execute();
  const madeAt = await databaseNow(trx);
  const start = { surveyId, number: 0, questionnaire: json(questionnaire), act: "start", actorId, madeAt };
  if (survey.editNumber === null) await trx.insertInto("surveyEdits").values(start).execute();
  await trx
    .insertInto("surveyEdits")
    .values({ surveyId, number, questionnaire: json(next), act, subject: storedSubject(subject), actorId, madeAt })
    .execute();
  await trx.updateTable("surveys").set({ editNumber: number }).where("id", "=", surveyId).execute();
}

/** Makes the questionnaire what the draft asks. A part of another act. */
export async function writeDraft(trx: Tx, place: Place, questionnaire: Questionnaire): Promise<void> {
  await writeOpening(trx, place, questionnaire);
  await writeQuestionnaire(trx, place, questionnaire, "removed");
}

async function writeOpening(trx: Tx, { surveyId }: Place, { titles, intros, notice }: Questionnaire): Promise<void> {
  await trx
    .updateTable("surveys")
    .set({ titles: json(titles), intros: json(intros), notice: json(notice) })
    .where("id", "=", surveyId)
    .execute();
}

/** Who answers from now on has read another notice; which one those before them read stays with their answers. */
async function raiseNoticeVersion(trx: Tx, { surveyId }: Place): Promise<void> {
  await trx
    .updateTable("surveys")
    .set((eb) => ({ noticeVersion: eb("noticeVersion", "+", 1) }))
    .where("id", "=", surveyId)
    .execute();
}

async function correctEdits(
  trx: Tx,
  { surveyId }: Place,
  correct: (questionnaire: Questionnaire) => Questionnaire,
): Promise<void> {
  const edits = await trx
    .selectFrom("surveyEdits")
    .select(["number", "questionnaire"])
    .where("surveyId", "=", surveyId)
    .execute();
  for (const { number, questionnaire } of edits)
    await trx
      .updateTable("surveyEdits")
      .set({ questionnaire: json(correct(questionnaire as Questionnaire)) })
      .where("surveyId", "=", surveyId)
      .where("number", "=", number)
      .execute();
}
