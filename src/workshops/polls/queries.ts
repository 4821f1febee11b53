import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { isKnown, listAttendees, type Attendee } from "../attendees/queries.ts";
import { getWorkshop, type Workshop } from "../register/queries.ts";
import { pollState, type GivenAnswer, type PollDate, type PollState } from "./poll.ts";

export interface Poll {
  id: string;
  programmeId: string;
  /** The workshop whose time is asked; null for planning the series. */
  workshopId: string | null;
  titles: Texts;
  closesAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
}

/** Somebody who has been asked. */
export interface PollPerson extends Attendee {
  attendeeId: string;
  isMain: boolean;
  mailedAt: Temporal.Instant | null;
  answeredAt: Temporal.Instant | null;
  /** Can be written to. */
  isReached: boolean;
}

/** A poll with everything that its pages tell. */
export interface PollContents {
  programme: Programme;
  poll: Poll;
  workshop: Workshop | null;
  dates: PollDate[];
  people: PollPerson[];
  answers: GivenAnswer[];
  now: Temporal.Instant;
  state: PollState;
}

const columns = ["id", "programmeId", "workshopId", "titles", "closesAt", "closedAt"] as const;

export async function getPoll(db: Db, programmeId: string, id: string): Promise<Poll> {
  const rows = db.selectFrom("datePolls").select(columns).where("programmeId", "=", programmeId);
  const row = await rows.where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("poll");
  return row;
}

/** The same under a lock: answers, closing and picking come one after another. Undefined for one that was removed. */
export async function lockPoll(trx: Tx, programmeId: string, id: string): Promise<Poll | undefined> {
  const rows = trx.selectFrom("datePolls").select(columns).where("programmeId", "=", programmeId);
  return await rows.where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function loadPoll(db: Db, poll: Poll): Promise<PollContents> {
  const { id, programmeId, workshopId } = poll;
  const workshop = workshopId === null ? null : await getWorkshop(db, programmeId, workshopId);
  const dates = await listDates(db, id);
  const now = await databaseNow(db);
  return {
    ...{ poll, workshop, dates, now },
    programme: await getProgramme(db, programmeId),
    people: await listPollPeople(db, programmeId, id),
    answers: await listAnswers(db, id),
    state: pollState({ ...poll, dates, workshopState: workshop?.state ?? null }, now),
  };
}

export async function listDates(db: Db, pollId: string): Promise<PollDate[]> {
  const rows = db.selectFrom("pollDates").select(["id", "startsAt", "endsAt"]).where("pollId", "=", pollId);
  return await rows.orderBy("startsAt").orderBy("endsAt").execute();
}

async function listAnswers(db: Db, pollId: string): Promise<GivenAnswer[]> {
  const rows = db.selectFrom("pollAnswers").select(["dateId", "attendeeId", "answer"]).where("pollId", "=", pollId);
  return await rows.orderBy("dateId").orderBy("attendeeId").execute();
}

/** Who has been asked, organisation by organisation. */
export async function listPollPeople(db: Db, programmeId: string, pollId: string): Promise<PollPerson[]> {
  const rows = await db
    .selectFrom("pollPeople")
    .innerJoin("attendees", "attendees.id", "attendeeId")
    .leftJoin("participants", "participants.id", "participantId")
    .select(["attendeeId", "mailedAt", "answeredAt"])
    .select(sql<boolean>`coalesce(participants.is_main, false)`.as("isMain"))
    .where("pollId", "=", pollId)
    .execute();
  const ids = rows.map(({ attendeeId }) => attendeeId);
  const attendees = new Map((await listAttendees(db, programmeId, ids)).map((each) => [each.id, each]));
  return rows
    .flatMap((row) => {
      const attendee = attendees.get(row.attendeeId);
      return attendee === undefined
        ? []
        : [{ ...attendee, ...row, isReached: attendee.email !== "" && isKnown(attendee) }];
    })
    .sort((a, b) => a.organisationName.localeCompare(b.organisationName, "fi") || a.name.localeCompare(b.name, "fi"));
}

/** A poll with how far it is. */
export interface ListedPoll extends Poll {
  workshopNames: Texts | null;
  workshopState: Workshop["state"] | null;
  dates: Pick<PollDate, "startsAt">[];
  asked: number;
  answered: number;
}

/** The programme's polls, the newest first. */
export async function listPolls(db: Db, programmeId: string): Promise<ListedPoll[]> {
  const polls = await db
    .selectFrom("datePolls")
    .leftJoin("workshops", "workshops.id", "workshopId")
    .leftJoin("topics", "topics.id", "topicId")
    .select(["datePolls.id", "datePolls.programmeId", "workshopId", "titles", "closesAt", "closedAt"])
    .select([
      "workshops.state as workshopState",
      sql<Texts | null>`coalesce(own_titles, topics.names)`.as("workshopNames"),
      sql<number>`(select count(*) from poll_people where poll_id = date_polls.id)::integer`.as("asked"),
      sql<number>`(select count(answered_at) from poll_people where poll_id = date_polls.id)::integer`.as("answered"),
    ])
    .where("datePolls.programmeId", "=", programmeId)
    .orderBy("datePolls.createdAt", "desc")
    .orderBy("datePolls.id")
    .execute();
  const dates = await db
    .selectFrom("pollDates")
    .innerJoin("datePolls", "datePolls.id", "pollId")
    .select(["pollId", "startsAt"])
    .where("programmeId", "=", programmeId)
    .execute();
  const byPoll = Map.groupBy(dates, ({ pollId }) => pollId);
  return polls.map((poll) => ({ ...poll, dates: byPoll.get(poll.id) ?? [] }));
}
