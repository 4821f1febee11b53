import type { Temporal } from "temporal-polyfill";
import { listNeeds } from "../../catalogue/index.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { listAskedPeople, listFeedback, listFeedbackOf, type Feedback, type OwnFeedback } from "../../surveys/index.ts";
import { listAttendees, type Attendee } from "../attendees/queries.ts";
import { getWorkshop, listWorkshops, type Workshop } from "../register/queries.ts";
import { listSeats } from "../seats/queries.ts";
import { getTopic } from "../topics/queries.ts";

/** The survey by which feedback on the workshop is asked, or undefined before it is. */
export async function findFeedbackSurvey(db: Db, programmeId: string, workshopId: string): Promise<string | undefined> {
  const query = db.selectFrom("workshopFeedback").select("surveyId").where("programmeId", "=", programmeId);
  return (await query.where("workshopId", "=", workshopId).executeTakeFirst())?.surveyId;
}

/** What has come back of the programme's feedback, by workshop. */
export async function listWorkshopFeedback(db: Db, programmeId: string): Promise<Map<string, Feedback>> {
  const query = db.selectFrom("workshopFeedback").select(["workshopId", "surveyId"]);
  const rows = await query.where("programmeId", "=", programmeId).execute();
  if (rows.length === 0) return new Map();
  const workshopOf = new Map(rows.map(({ workshopId, surveyId }) => [surveyId, workshopId]));
  return new Map(
    (await listFeedback(db, programmeId)).flatMap((feedback): [string, Feedback][] => {
      const workshopId = workshopOf.get(feedback.surveyId);
      return workshopId === undefined ? [] : [[workshopId, feedback]];
    }),
  );
}

/** Whose feedback is asked for. */
export interface FeedbackPeople {
  /** Those who were there; where attendance has not been taken, those who were to come. */
  people: Attendee[];
  isAttendanceKnown: boolean;
}

export async function listFeedbackPeople(db: Db, programmeId: string, workshopId: string): Promise<FeedbackPeople> {
  const seats = await listSeats(db, programmeId, workshopId);
  const isAttendanceKnown = seats.some(({ attended }) => attended !== null);
  const there = seats.filter(({ state, attended }) => (isAttendanceKnown ? attended === true : state === "coming"));
  const ids = there.map(({ attendeeId }) => attendeeId);
  return { people: await listAttendees(db, programmeId, ids), isAttendanceKnown };
}

/** The needs that a workshop's topic covers, the best covered first. */
export async function listCoveredNeeds(
  db: Db,
  programmeId: string,
  topicId: string | null,
): Promise<{ key: string; names: Texts }[]> {
  if (topicId === null) return [];
  const needs = new Map((await listNeeds(db, programmeId)).map((need) => [need.id, need]));
  return (await getTopic(db, programmeId, topicId)).covers.flatMap(({ needId }) => needs.get(needId) ?? []);
}

/** Everything that the page of one workshop's feedback tells. */
export interface WorkshopFeedback extends FeedbackPeople {
  programme: Programme;
  workshop: Workshop;
  now: Temporal.Instant;
  /** Null before it has been asked. */
  feedback: Feedback | null;
  /** Those to write to who have not been asked yet. */
  unasked: number;
  /** Names of the programme's needs, by their keys. */
  needNames: Map<string, Texts>;
}

export async function loadWorkshopFeedback(db: Db, programmeId: string, workshopId: string): Promise<WorkshopFeedback> {
  const workshop = await getWorkshop(db, programmeId, workshopId);
  const { people, isAttendanceKnown } = await listFeedbackPeople(db, programmeId, workshopId);
  const surveyId = await findFeedbackSurvey(db, programmeId, workshopId);
  const asked = surveyId === undefined ? [] : await listAskedPeople(db, surveyId);
  const askedIds = new Set(asked.map(({ personId }) => personId));
  return {
    programme: await getProgramme(db, programmeId),
    workshop,
    now: await databaseNow(db),
    people,
    isAttendanceKnown,
    feedback: surveyId === undefined ? null : ((await listFeedback(db, programmeId, surveyId))[0] ?? null),
    unasked: people.filter(({ id, email }) => email !== "" && !askedIds.has(id)).length,
    needNames: new Map((await listNeeds(db, programmeId)).map(({ key, names }) => [key, names])),
  };
}

/** One held workshop with what has come back of it. */
export interface HeldWorkshop {
  workshop: Workshop;
  feedback: Feedback | null;
}

/** The held workshops, the latest first. */
export async function listHeldWithFeedback(db: Db, programmeId: string): Promise<HeldWorkshop[]> {
  const held = (await listWorkshops(db, programmeId)).filter(({ state }) => state === "held");
  const feedback = await listWorkshopFeedback(db, programmeId);
  return held.reverse().map((workshop) => ({ workshop, feedback: feedback.get(workshop.id) ?? null }));
}

/** The feedback that an attendee is asked for, by workshop. */
export async function listOwnFeedback(db: Db, attendeeId: string): Promise<Map<string, OwnFeedback>> {
  const own = new Map((await listFeedbackOf(db, attendeeId)).map((each) => [each.surveyId, each]));
  if (own.size === 0) return new Map();
  const rows = await db
    .selectFrom("workshopFeedback")
    .select(["workshopId", "surveyId"])
    .where("surveyId", "in", [...own.keys()])
    .execute();
  return new Map(
    rows.flatMap(({ workshopId, surveyId }): [string, OwnFeedback][] => {
      const feedback = own.get(surveyId);
      return feedback === undefined ? [] : [[workshopId, feedback]];
    }),
  );
}
