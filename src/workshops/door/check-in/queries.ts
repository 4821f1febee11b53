import { sql, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { listGranted } from "../../../identity/index.ts";
import { tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { isKnown, listAttendees, type Attendee } from "../../attendees/queries.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { getWorkshop, type Workshop } from "../../register/queries.ts";
import { findSeat, getRoom, type Room, type StoredSeat } from "../../seats/queries.ts";

/** Which workshop the code is for; undefined for one that is unknown or has ended. */
export async function findCode(db: Db, code: string): Promise<WorkshopPlace | undefined> {
  return await db
    .selectFrom("checkInCodes")
    .select(["programmeId", "workshopId"])
    .where("tokenHash", "=", tokenHash(code))
    .where(sql<SqlBool>`expires_at > now()`)
    .executeTakeFirst();
}

/** Somebody whose personal link has been opened in this browser; without a seat they were not asked. */
export interface Holder {
  person: Attendee;
  seat: StoredSeat | undefined;
}

/** What the page of the code is made of. */
export interface CheckIn {
  code: string;
  programme: Programme;
  workshop: Workshop;
  room: Room;
  holders: Holder[];
  now: Temporal.Instant;
}

export async function findCheckIn(db: Db, code: string, sessionToken: string): Promise<CheckIn | undefined> {
  const place = await findCode(db, code);
  if (place === undefined) return undefined;
  const { programmeId, workshopId } = place;
  return {
    code,
    programme: await getProgramme(db, programmeId),
    workshop: await getWorkshop(db, programmeId, workshopId),
    room: await getRoom(db, programmeId, workshopId),
    holders: await listHolders(db, place, sessionToken),
    now: await databaseNow(db),
  };
}

/** The programme's people whose personal links this browser has opened. */
export async function listHolders(
  db: Db,
  { programmeId, workshopId }: WorkshopPlace,
  sessionToken: string,
): Promise<Holder[]> {
  const ids = await listGranted(db, sessionToken, "attendee");
  const holders: Holder[] = [];
  for (const person of (await listAttendees(db, programmeId, ids)).filter(isKnown))
    holders.push({ person, seat: await findSeat(db, workshopId, person.id) });
  return holders;
}
