import type { Temporal } from "temporal-polyfill";
import { programmeToday } from "../../maturity/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import type { Locale } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import {
  asTyped,
  beginRecorded,
  countRound,
  findRecorded,
  finishRecorded,
  isBlank,
  openInterviewForm,
  refreshForm,
  removeRecorded,
  saveRecorded,
  type Answers,
  type InterviewForm,
  type Outcome,
  type Recorded,
  type TypedAnswer,
} from "../../surveys/index.ts";
import { countingRound, detailsRefusal, seenOf, type InterviewDetails, type InterviewRefusal } from "./interview.ts";
import {
  findDraftOf,
  findForm,
  isMentor,
  listRounds,
  lockInterview,
  lockUnit,
  type LockedInterview,
} from "./queries.ts";

/** Takes a form of interviews into use, or finds the one that is: the ready questionnaire, or one for free notes. */
export async function startInterviewForm(
  db: Db,
  wanted: { programmeId: string; form: InterviewForm },
  actorId: string,
): Promise<{ surveyId: string }> {
  return await openInterviewForm(db, wanted, actorId);
}

interface Place {
  programmeId: string;
  unitId: string;
  surveyId: string;
}

/**
 * Begins to write an interview down. The same colleague's draft of the same unit and form is gone on with. The form asks
 * about the programme's needs as they are now.
 */
export async function beginInterview(
  db: Db,
  { heldOn, mentorId, locale, ...place }: Place & { heldOn: string; mentorId: string | null; locale: Locale },
  actorId: string,
): Promise<{ id: string } | InterviewRefusal> {
  const { programmeId, unitId, surveyId } = place;
  return await db.transaction().execute(async (trx) => {
    await lockUnit(trx, programmeId, unitId);
    const form = await findForm(trx, programmeId, surveyId);
    if (form === undefined || form.isEnded) return "form-ended";
    const draft = await findDraftOf(trx, place, actorId);
    if (draft !== undefined) return { id: draft };
    const refused = await refusal(trx, programmeId, { heldOn, mentorId, people: [], summary: "" });
    if (refused !== null) return refused;
    await refreshForm(trx, { programmeId, surveyId, form: form.form });
    return { id: await insertInterview(trx, place, { heldOn, mentorId, summary: "" }, locale, actorId) };
  });
}

/** Writes a whole interview down at once: its answers, by the question's key, count from then on. */
export async function recordInterview(
  db: Db,
  { answers, ...given }: Place & InterviewDetails & { answers: Answers },
  actorId: string,
): Promise<{ id: string } | InterviewRefusal> {
  const { programmeId, unitId, surveyId, ...details } = given;
  return await db
    .transaction()
    .execute(async (trx) => {
      await lockUnit(trx, programmeId, unitId);
      const form = await findForm(trx, programmeId, surveyId);
      if (form === undefined || form.isEnded) return "form-ended";
      const refused = await refusal(trx, programmeId, details);
      if (refused !== null) return refused;
      if (details.summary === "" && Object.values(answers).every((answer) => isBlank(answer))) return "nothing-written";
      const { defaultLocale } = await getProgramme(trx, programmeId);
      const place = { programmeId, unitId, surveyId };
      const id = await insertInterview(trx, place, details, defaultLocale, actorId);
      await writePeople(trx, id, details.people);
      const interview = await lockInterview(trx, programmeId, id);
      const recorded = await recordedOf(trx, interview);
      const typed = recorded === null ? [] : asTyped(recorded.questionnaire, answers, recorded.stored);
      const { outcomes } = await saveRecorded(trx, recorded?.id ?? "", typed, actorId);
      if (outcomes.some(({ decision }) => decision.kind === "refuse")) throw new WrongAnswer();
      await finish(trx, interview, actorId);
      return { id };
    })
    .catch((error: unknown) => {
      if (error instanceof WrongAnswer) return "answer-wrong" as const;
      throw error;
    });
}

/** Rolls back what was written of an interview one answer of which does not fit its question. */
class WrongAnswer extends Error {}

export interface Writing {
  details: InterviewDetails;
  /** `seenOf` the details that the page had shown; empty where it does not say. */
  seen: string;
  /** The answers as the page sent them, of the questions that its form asks. */
  typedOf: (recorded: Recorded) => TypedAnswer[];
  /** Whether it is to count from now on. */
  isDone: boolean;
}

export interface Saved {
  refused: InterviewRefusal | null;
  /** What became of each answer: what was refused, or has been changed by somebody else meanwhile, is not stored. */
  outcomes: Outcome[];
}

/**
 * Saves an interview as far as it has been written. Of one that is done what it said before is kept. What is right is
 * stored even where something beside it is not; it is done only when everything is right. Details that somebody else has
 * changed since they were shown are not written over.
 */
export async function saveInterview(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  { details, seen, typedOf, isDone }: Writing,
  actorId: string,
): Promise<Saved> {
  return await db.transaction().execute(async (trx) => {
    const interview = await lockInterview(trx, programmeId, id);
    const recorded = await recordedOf(trx, interview);
    const typed = recorded === null ? [] : typedOf(recorded);
    const { outcomes } = recorded === null ? { outcomes: [] } : await saveRecorded(trx, recorded.id, typed, actorId);
    const isWhole = outcomes.every(({ decision: { kind } }) => kind === "keep" || kind === "write");
    const refused = await refusal(trx, programmeId, details);
    if (refused !== null) return { refused, outcomes };
    const now = seenOf(interview);
    if (seen !== "" && seen !== now && seenOf(details) !== now) return { refused: "changed-meanwhile", outcomes };
    await writeDetails(trx, interview, details, actorId);
    if (!isWhole) return { refused: null, outcomes };
    if (interview.doneAt !== null) await settleRounds(trx, interview);
    else if (isDone) {
      const stored = recorded === null ? null : await recordedOf(trx, interview);
      const isEmpty = [...(stored?.stored.values() ?? [])].every(({ value }) => isBlank(value));
      if (isEmpty && details.summary === "") return { refused: "nothing-written", outcomes };
      await finish(trx, interview, actorId);
    }
    return { refused: null, outcomes };
  });
}

/** Saves answers alone, as they are written or where the details beside them are not right. */
export async function saveAnswers(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  typedOf: Writing["typedOf"],
  actorId: string,
): Promise<{ savedAt: Temporal.Instant; outcomes: Outcome[] }> {
  return await db.transaction().execute(async (trx) => {
    const interview = await lockInterview(trx, programmeId, id);
    const recorded = await recordedOf(trx, interview);
    if (recorded === null) return { savedAt: await databaseNow(trx), outcomes: [] };
    return await saveRecorded(trx, recorded.id, typedOf(recorded), actorId);
  });
}

export type RemovalRefusal = "has-follow-ups" | "not-yours";

/** Removes an interview that nothing has followed from: a draft by whoever writes it or plans, one that is done by planners. */
export async function removeInterview(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  { actorId, mayPlan }: { actorId: string; mayPlan: boolean },
): Promise<RemovalRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const interview = await lockInterview(trx, programmeId, id);
    if (!mayPlan && (interview.doneAt !== null || interview.writtenBy !== actorId)) return "not-yours";
    const followUp = await trx.selectFrom("followUps").select("id").where("assessmentId", "=", id).limit(1).execute();
    if (followUp.length > 0) return "has-follow-ups";
    await trx.deleteFrom("needsAssessments").where("id", "=", id).execute();
    if (interview.responseId !== null) await removeRecorded(trx, interview.responseId);
    await settleRounds(trx, interview);
    await recordAct(trx, { actorId, programmeId, act: "interview.remove", subject: id });
    return null;
  });
}

async function refusal(trx: Tx, programmeId: string, details: InterviewDetails): Promise<InterviewRefusal | null> {
  const refused = detailsRefusal(details, await programmeToday(trx, programmeId));
  if (refused !== null || details.mentorId === null) return refused;
  return (await isMentor(trx, programmeId, details.mentorId)) ? null : "mentor-unknown";
}

async function recordedOf(trx: Tx, { responseId }: LockedInterview): Promise<Recorded | null> {
  return responseId === null ? null : ((await findRecorded(trx, responseId)) ?? null);
}

async function insertInterview(
  trx: Tx,
  { programmeId, unitId, surveyId }: Place,
  { heldOn, mentorId, summary }: Omit<InterviewDetails, "people">,
  locale: Locale,
  writtenBy: string,
): Promise<string> {
  const whose = { programmeId, surveyId, organisationId: unitId, purpose: "assessment" as const, locale };
  const responseId = await beginRecorded(trx, whose);
  const values = { programmeId, unitId, surveyId, responseId, heldOn, mentorId, summary, writtenBy };
  return (await trx.insertInto("needsAssessments").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function writePeople(trx: Tx, assessmentId: string, people: InterviewDetails["people"]): Promise<void> {
  await trx.deleteFrom("interviewedPeople").where("assessmentId", "=", assessmentId).execute();
  if (people.length === 0) return;
  const rows = people.map((person, position) => ({ ...person, assessmentId, position }));
  await trx.insertInto("interviewedPeople").values(rows).execute();
}

/** Writes the details; of an interview that is done what they said before is kept. */
async function writeDetails(
  trx: Tx,
  { id, programmeId, doneAt, ...before }: LockedInterview,
  { people, ...details }: InterviewDetails,
  actorId: string,
): Promise<void> {
  const { heldOn, mentorId, summary } = before;
  const said = { heldOn, mentorId, summary, people: before.people };
  if (seenOf(said) === seenOf({ ...details, people })) return;
  if (doneAt !== null) {
    // Names may be withdrawn: what was agreed to is not kept beyond that.
    const kept = { ...said, people: said.people.map(({ role, count }) => ({ role, count })) };
    await trx
      .insertInto("needsAssessmentChanges")
      .values({ assessmentId: id, before: json(kept), changedBy: actorId })
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "interview.correct", subject: id });
  }
  await trx.updateTable("needsAssessments").set(pick(details)).where("id", "=", id).execute();
  await writePeople(trx, id, people);
}

function pick({ heldOn, mentorId, summary }: Omit<InterviewDetails, "people">) {
  return { heldOn, mentorId, summary };
}

async function finish(trx: Tx, interview: LockedInterview, actorId: string): Promise<void> {
  const { id, programmeId, responseId } = interview;
  const doneAt = await databaseNow(trx);
  await trx.updateTable("needsAssessments").set({ doneAt }).where("id", "=", id).execute();
  if (responseId !== null) await finishRecorded(trx, responseId);
  await settleRounds(trx, interview);
  await recordAct(trx, { actorId, programmeId, act: "interview.record", subject: id });
}

/** Of the unit's interviews by one form the latest counts. */
async function settleRounds(trx: Tx, { programmeId, surveyId, unitId }: LockedInterview): Promise<void> {
  if (surveyId === null) return;
  const rounds = await listRounds(trx, { programmeId, surveyId, unitId });
  await countRound(trx, { surveyId, organisationId: unitId }, countingRound(rounds));
}
