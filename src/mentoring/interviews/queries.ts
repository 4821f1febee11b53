import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { listInterviewForms, type OpenedForm } from "../../surveys/index.ts";
import { peopleMet, type InterviewDetails, type PersonMet, type Round } from "./interview.ts";

/** An interview in which a unit's needs were assessed. */
export interface Assessment {
  id: string;
  programmeId: string;
  unitId: string;
  /** With the names of what it is part of. */
  unitName: string;
  mentorId: string | null;
  mentorName: string | null;
  heldOn: string;
  surveyId: string | null;
  responseId: string | null;
  summary: string;
  writtenBy: string | null;
  writerName: string | null;
  /** Null while it is a draft, which nothing counts. */
  doneAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
  people: PersonMet[];
  /** How many people were met. */
  met: number;
}

/** The interviews that are done, the latest first: those held in the period where one is given, its ends among it. */
export async function listAssessments(
  db: Db,
  programmeId: string,
  { from = null, to = null }: { from?: string | null; to?: string | null } = {},
): Promise<Assessment[]> {
  const rows = await assessments(db, programmeId)
    .where("doneAt", "is not", null)
    .$if(from !== null, (query) => query.where("heldOn", ">=", from))
    .$if(to !== null, (query) => query.where("heldOn", "<=", to))
    .execute();
  return await withPeople(db, programmeId, rows);
}

/** Whether any interview is done. */
export async function hasAssessments(db: Db, programmeId: string): Promise<boolean> {
  const done = assessments(db, programmeId).where("doneAt", "is not", null).clearOrderBy().limit(1);
  return (await done.executeTakeFirst()) !== undefined;
}

/** Those that are still being written. */
export async function listDrafts(db: Db, programmeId: string): Promise<Assessment[]> {
  return await withPeople(db, programmeId, await assessments(db, programmeId).where("doneAt", "is", null).execute());
}

/** All of one unit's, the latest first. */
export async function listAssessmentsOf(db: Db, programmeId: string, unitId: string): Promise<Assessment[]> {
  const rows = await assessments(db, programmeId).where("needsAssessments.unitId", "=", unitId).execute();
  return await withPeople(db, programmeId, rows);
}

/** One interview of the programme. */
export async function getAssessment(db: Db, programmeId: string, id: string): Promise<Assessment> {
  const rows = await assessments(db, programmeId).where("needsAssessments.id", "=", id).execute();
  const [one] = await withPeople(db, programmeId, rows);
  if (one === undefined) throw new NotFound("interview");
  return one;
}

/** The interview that a response was written at; undefined where there is none. */
export async function findByResponse(db: Db, programmeId: string, responseId: string): Promise<string | undefined> {
  const row = await assessments(db, programmeId).where("responseId", "=", responseId).executeTakeFirst();
  return row?.id;
}

function assessments(db: Db, programmeId: string) {
  return db
    .selectFrom("needsAssessments")
    .innerJoin("organisations", "organisations.id", "needsAssessments.unitId")
    .leftJoin("mentors", "mentors.id", "needsAssessments.mentorId")
    .leftJoin("users", "users.id", "needsAssessments.writtenBy")
    .select(["needsAssessments.id", "needsAssessments.programmeId", "unitId", "organisations.name as unitName"])
    .select(["mentorId", "mentors.name as mentorName", "heldOn", "surveyId", "responseId", "summary"])
    .select(["writtenBy", "users.name as writerName", "doneAt", "needsAssessments.createdAt"])
    .where("needsAssessments.programmeId", "=", programmeId)
    .orderBy("heldOn", "desc")
    .orderBy("needsAssessments.createdAt", "desc")
    .orderBy("needsAssessments.id");
}

async function withPeople(
  db: Db,
  programmeId: string,
  rows: Omit<Assessment, "people" | "met">[],
): Promise<Assessment[]> {
  if (rows.length === 0) return [];
  const people = await db
    .selectFrom("interviewedPeople")
    .innerJoin("needsAssessments", "needsAssessments.id", "assessmentId")
    .select(["assessmentId", "role", "count", "name", "hasAgreed"])
    .where("programmeId", "=", programmeId)
    .$if(rows.length === 1, (query) => query.where("assessmentId", "=", rows[0]?.id ?? ""))
    .orderBy("assessmentId")
    .orderBy("position")
    .execute();
  const byAssessment = Map.groupBy(people, ({ assessmentId }) => assessmentId);
  return rows.map((row) => {
    const own = (byAssessment.get(row.id) ?? []).map(({ role, count, name, hasAgreed }) => ({
      ...{ role, count, name, hasAgreed },
    }));
    return { ...row, people: own, met: peopleMet(own) };
  });
}

/** An interview as an act on it finds it. */
export interface LockedInterview extends InterviewDetails {
  id: string;
  programmeId: string;
  unitId: string;
  surveyId: string | null;
  responseId: string | null;
  writtenBy: string | null;
  doneAt: Temporal.Instant | null;
}

/** The interview, with its unit's turn: of a unit's rounds one at a time is changed. */
export async function lockInterview(trx: Tx, programmeId: string, id: string): Promise<LockedInterview> {
  const { unitId } = await getAssessment(trx, programmeId, id);
  await lockUnit(trx, programmeId, unitId);
  const row = await trx
    .selectFrom("needsAssessments")
    .select(["id", "programmeId", "unitId", "surveyId", "responseId", "writtenBy", "doneAt"])
    .select(["heldOn", "mentorId", "summary"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("interview");
  const people = await trx
    .selectFrom("interviewedPeople")
    .select(["role", "count", "name", "hasAgreed"])
    .where("assessmentId", "=", id)
    .orderBy("position")
    .execute();
  return { ...row, people };
}

/** Who writes about the unit waits for the turn; people are no units. */
export async function lockUnit(trx: Tx, programmeId: string, unitId: string): Promise<void> {
  const row = await trx
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "=", unitId)
    .where("kind", "<>", "person")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("unit");
}

/** The unit's interviews by one form. */
export async function listRounds(
  trx: Tx,
  { programmeId, surveyId, unitId }: { programmeId: string; surveyId: string; unitId: string },
): Promise<Round[]> {
  return await trx
    .selectFrom("needsAssessments")
    .select(["responseId", "heldOn", "doneAt"])
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .where("unitId", "=", unitId)
    .execute();
}

/** A colleague's draft of the unit and form. */
export async function findDraftOf(
  trx: Tx,
  { programmeId, surveyId, unitId }: { programmeId: string; surveyId: string; unitId: string },
  writtenBy: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom("needsAssessments")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .where("unitId", "=", unitId)
    .where("writtenBy", "=", writtenBy)
    .where("doneAt", "is", null)
    .executeTakeFirst();
  return row?.id;
}

/** The form of interviews; undefined where the programme has no such form. */
export async function findForm(db: Db, programmeId: string, surveyId: string): Promise<OpenedForm | undefined> {
  return (await listInterviewForms(db, programmeId)).find((form) => form.surveyId === surveyId);
}

export async function isMentor(db: Db, programmeId: string, mentorId: string): Promise<boolean> {
  const mentors = db.selectFrom("mentors").select("id").where("programmeId", "=", programmeId);
  return (await mentors.where("id", "=", mentorId).executeTakeFirst()) !== undefined;
}

/** What an interview said of itself before it was corrected. */
export interface DetailsBefore {
  before: { heldOn: string; mentorId: string | null; summary: string; people: { role: string; count: number }[] };
  by: string | null;
  at: Temporal.Instant;
}

/** The corrections of an interview's own details, the newest first. */
export async function listDetailsBefore(db: Db, assessmentId: string): Promise<DetailsBefore[]> {
  const rows = await db
    .selectFrom("needsAssessmentChanges")
    .leftJoin("users", "users.id", "changedBy")
    .select(["before", "users.name as by", "changedAt as at"])
    .where("assessmentId", "=", assessmentId)
    .orderBy("changedAt", "desc")
    .execute();
  return rows.map((row) => ({ ...row, before: row.before as DetailsBefore["before"] }));
}
