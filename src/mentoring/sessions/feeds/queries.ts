import type { Temporal } from "temporal-polyfill";
import { listTools, programmeToday, type Tool } from "../../../maturity/index.ts";
import { tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { getMentor } from "../../mentors/queries.ts";
import { listSessionsOf, type Session } from "../queries.ts";
import { feedStop, type FeedStop } from "./feed.ts";

/** A mentor's address: when it was made, and why it does nothing any more, if it does not. */
export interface FeedState {
  madeAt: Temporal.Instant;
  stop: FeedStop | null;
}

/** The addresses of mentors that there are, by mentor. */
export async function listMentorFeeds(db: Db, programmeId: string): Promise<Map<string, FeedState>> {
  const rows = await feeds(db).where("mentorFeeds.programmeId", "=", programmeId).execute();
  const today = await programmeToday(db, programmeId);
  return new Map(rows.map((row) => [row.mentorId, { madeAt: row.createdAt, stop: stopOf(row, today) }]));
}

/** Whose sessions the address tells of; undefined for one that is unknown or has ended. */
export async function findMentorFeed(
  db: Db,
  token: string,
): Promise<{ programmeId: string; mentorId: string } | undefined> {
  const row = await feeds(db).where("tokenHash", "=", tokenHash(token)).executeTakeFirst();
  if (row === undefined) return undefined;
  const { programmeId, mentorId } = row;
  return stopOf(row, await programmeToday(db, programmeId)) === null ? { programmeId, mentorId } : undefined;
}

function feeds(db: Db) {
  return db
    .selectFrom("mentorFeeds")
    .innerJoin("mentors", "mentors.id", "mentorId")
    .leftJoin(staff(db).as("mentorHere"), (join) =>
      join
        .onRef("mentorHere.programmeId", "=", "mentorFeeds.programmeId")
        .onRef("mentorHere.userId", "=", "mentors.userId"),
    )
    .leftJoin(staff(db).as("makerHere"), (join) =>
      join
        .onRef("makerHere.programmeId", "=", "mentorFeeds.programmeId")
        .onRef("makerHere.userId", "=", "mentorFeeds.madeBy"),
    )
    .select(["mentorFeeds.programmeId", "mentorId", "mentorFeeds.createdAt", "mentors.endsOn", "madeBy"])
    .select(["mentors.userId", "mentorHere.userId as mentorHereId", "makerHere.userId as makerHereId"]);
}

/** Who may do more than read in programmes: their own people, and administrators in all. */
function staff(db: Db) {
  return db
    .selectFrom("users")
    .innerJoin("programmes", (join) => join.onTrue())
    .leftJoin("memberships", (join) =>
      join.onRef("memberships.userId", "=", "users.id").onRef("memberships.programmeId", "=", "programmes.id"),
    )
    .select(["programmes.id as programmeId", "users.id as userId"])
    .where("disabledAt", "is", null)
    .where((eb) => eb.or([eb("isAdmin", "=", true), eb("role", "<>", "viewer")]));
}

type FeedRow = Awaited<ReturnType<ReturnType<typeof feeds>["executeTakeFirstOrThrow"]>>;

function stopOf({ endsOn, userId, mentorHereId, madeBy, makerHereId }: FeedRow, today: string): FeedStop | null {
  const isHere = (account: string | null, found: string | null) => (account === null ? null : found !== null);
  return feedStop({ endsOn, isMentorHere: isHere(userId, mentorHereId), isMakerHere: isHere(madeBy, makerHereId) }, today); // prettier-ignore
}

/** What a feed tells now. */
export interface MentorFeed {
  programme: Programme;
  mentor: Mentor;
  now: Temporal.Instant;
  sessions: Session[];
  units: Unit[];
  tools: Tool[];
}

/** A mentor's sessions; cancelled ones too, so that they go from the calendars in which they stood. */
export async function loadMentorFeed(
  db: Db,
  { programmeId, mentorId }: { programmeId: string; mentorId: string },
): Promise<MentorFeed> {
  return {
    programme: await getProgramme(db, programmeId),
    mentor: await getMentor(db, programmeId, mentorId),
    now: await databaseNow(db),
    sessions: await listSessionsOf(db, programmeId, mentorId),
    units: await listUnits(db, programmeId),
    tools: await listTools(db, programmeId),
  };
}
