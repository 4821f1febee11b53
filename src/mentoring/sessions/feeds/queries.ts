import type { Temporal } from "temporal-polyfill";
import { listTools, type Tool } from "../../../maturity/index.ts";
import { tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { getMentor } from "../../mentors/queries.ts";
import { listSessionsOf, type Session } from "../queries.ts";

/** When each mentor's address was made, by mentor. */
export async function listMentorFeeds(db: Db, programmeId: string): Promise<Map<string, Temporal.Instant>> {
  const query = db.selectFrom("mentorFeeds").select(["mentorId", "createdAt"]).where("programmeId", "=", programmeId);
  return new Map((await query.execute()).map(({ mentorId, createdAt }) => [mentorId, createdAt]));
}

/** Whose sessions the address tells of; undefined for one that is unknown or has ended. */
export async function findMentorFeed(
  db: Db,
  token: string,
): Promise<{ programmeId: string; mentorId: string } | undefined> {
  return await db
    .selectFrom("mentorFeeds")
    .select(["programmeId", "mentorId"])
    .where("tokenHash", "=", tokenHash(token))
    .executeTakeFirst();
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
