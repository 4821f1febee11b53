import type { Temporal } from "temporal-polyfill";
import { tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { Locale } from "../../../platform/locales.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { getAttendee, isKnown } from "../../attendees/queries.ts";
import { listDatedWorkshops, type Workshop } from "../../register/queries.ts";
import { listSeatsOf } from "../../seats/queries.ts";

/** Whose workshops a feed tells of: a facilitator's, one person's, or with neither the whole programme's. */
export interface FeedOf {
  programmeId: string;
  facilitatorId?: string | null;
  attendeeId?: string | null;
}

export interface Feed {
  /** The hash of its secret: what can be said of it, but not followed. */
  id: string;
  facilitatorId: string | null;
  createdAt: Temporal.Instant;
}

/** The feeds that staff have made, newest first; those of the people who come are their own. */
export async function listFeeds(db: Db, programmeId: string): Promise<Feed[]> {
  return await feedRows(db, programmeId).orderBy("createdAt", "desc").orderBy("tokenHash").execute();
}

export async function getFeed(db: Db, programmeId: string, feedId: string): Promise<Feed> {
  const row = await feedRows(db, programmeId).where("tokenHash", "=", feedId).executeTakeFirst();
  if (row === undefined) throw new NotFound("feed");
  return row;
}

function feedRows(db: Db, programmeId: string) {
  return db
    .selectFrom("calendarFeeds")
    .select(["tokenHash as id", "facilitatorId", "createdAt"])
    .where("programmeId", "=", programmeId)
    .where("attendeeId", "is", null);
}

/** Whose feed the address is; undefined for one that is unknown or has ended. */
export async function findFeed(db: Db, token: string): Promise<Required<FeedOf> | undefined> {
  return await db
    .selectFrom("calendarFeeds")
    .select(["programmeId", "facilitatorId", "attendeeId"])
    .where("tokenHash", "=", tokenHash(token))
    .executeTakeFirst();
}

/** What a feed tells now. */
export interface Followed {
  programme: Programme;
  now: Temporal.Instant;
  /** The language of the one person whose feed it is; null for staff's, which speak the programme's. */
  ownLocale: Locale | null;
  /** `isComing`: in one's own feed, whether one has said so; staff's feeds tell of all alike. */
  workshops: { workshop: Workshop; isComing: boolean }[];
}

/** The workshops that a feed tells of; cancelled ones too, so that they go from the calendars in which they stood. */
export async function loadFollowed(
  db: Db,
  { programmeId, facilitatorId, attendeeId }: Required<FeedOf>,
): Promise<Followed> {
  const around = { programme: await getProgramme(db, programmeId), now: await databaseNow(db) };
  const dated = await listDatedWorkshops(db, programmeId);
  if (attendeeId === null) {
    const chosen = dated.filter((each) => facilitatorId === null || each.facilitatorIds.includes(facilitatorId));
    return { ...around, ownLocale: null, workshops: chosen.map((workshop) => ({ workshop, isComing: true })) };
  }
  const attendee = await getAttendee(db, programmeId, attendeeId);
  // Who has been removed from the register has nothing here any more, as by the personal link.
  if (!isKnown(attendee)) throw new NotFound("feed");
  const seats = new Map((await listSeatsOf(db, attendeeId)).map(({ workshopId, state }) => [workshopId, state]));
  const workshops = dated.flatMap((workshop) => {
    const state = seats.get(workshop.id);
    return state === "coming" || state === "invited" ? [{ workshop, isComing: state === "coming" }] : [];
  });
  return { ...around, ownLocale: attendee.locale, workshops };
}
