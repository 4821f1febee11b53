import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Tx } from "../../platform/database.ts";
import type { Locale } from "../../platform/locales.ts";
import { attendeeOfContact, attendeeOfGuest } from "../attendees/commands.ts";
import { findOrganisation } from "../people/queries.ts";
import { addSeat, type SeatWish } from "../seats/commands.ts";
import { findSeat, lockRoom } from "../seats/queries.ts";
import { isSameName, seatAtDoor } from "./door.ts";
import type { WalkIn } from "./forms.ts";
import { listContactsByName, listGuestsByName, listSeatedByEmail, listSeatedByName } from "./queries.ts";

/*
 * Coming to the door, as a part of other acts: the caller's transaction writes the audit row. What is said is absolute
 * ("is here"), never a turn of what was: two who say it at once say the same.
 */

export interface AtDoor {
  /** Whether the person stands in the room; else staff or the person may mean from afar. */
  isInRoom: boolean;
  /** Whether the person says it, and not staff. */
  isSelf: boolean;
  /** What is done when every place is taken: nothing, one place more, or a turn in the waiting list for staff to see. */
  ifFull: "ask" | "add-place" | "wait";
}

export interface Came {
  outcome: "here" | "waits" | "full";
  wasAlready: boolean;
  /** Whether the room got a place more by it. */
  addedPlace: boolean;
}

/** Marks somebody as present, with a seat where they had none. */
export async function comeToDoor(trx: Tx, wish: SeatWish, { isInRoom, isSelf, ifFull }: AtDoor): Promise<Came> {
  const { programmeId, workshopId, attendeeId } = wish;
  const room = await lockRoom(trx, programmeId, workshopId);
  const seat = await findSeat(trx, workshopId, attendeeId);
  const after = seatAtDoor(seat, room, isInRoom);
  const isFull = after === "full";
  if (isFull && ifFull === "ask") return { outcome: "full", wasAlready: false, addedPlace: false };

  const waits = isFull && ifFull === "wait";
  if (isFull && !waits)
    await trx
      .updateTable("workshops")
      .set({ places: room.taken + 1 })
      .where("id", "=", workshopId)
      .execute();
  if (seat === undefined) await addSeat(trx, wish, { source: "walk-in" });
  const wasAlready = waits ? seat?.state === "waiting" : seat?.attended === true;
  const now = await databaseNow(trx);
  await trx
    .updateTable("workshopSeats")
    .set(waits ? { state: "waiting", isRemote: false } : isFull ? { state: "coming", isRemote: false } : after)
    .set({ answeredAt: seat?.answeredAt ?? now, waitingSince: waits ? (seat?.waitingSince ?? now) : null })
    .$if(!waits, (query) => query.set({ attended: true, attendanceMarkedAt: now }))
    .$if(!waits && isSelf, (query) => query.set({ checkedInAt: seat?.checkedInAt ?? now }))
    .where("workshopId", "=", workshopId)
    .where("attendeeId", "=", attendeeId)
    .execute();
  await raiseHeadCount(trx, workshopId);
  return { outcome: waits ? "waits" : "here", wasAlready, addedPlace: isFull && !waits };
}

/** Those known by name are among those counted, so there are at least as many. */
async function raiseHeadCount(trx: Tx, workshopId: string): Promise<void> {
  await trx
    .updateTable("workshops")
    .set({
      headCount: sql<number>`greatest(
        head_count, (select count(*) from workshop_seats where workshop_id = ${workshopId} and attended)::integer)`,
    })
    .where("id", "=", workshopId)
    .where("headCount", "is not", null)
    .execute();
}

/**
 * The attendee of somebody at the door: by e-mail, or else by name and organisation, one of the workshop's people, a
 * contact or a guest who came before; and a new guest where nobody, or more than one, can be meant.
 */
export async function attendeeAtDoor(
  trx: Tx,
  { programmeId, workshopId, locale, ...walkIn }: WalkIn & { programmeId: string; workshopId: string; locale: Locale },
): Promise<string> {
  // One at a time, so that a press given twice finds who was made by the first.
  await lockRoom(trx, programmeId, workshopId);
  const { name, organisation, email } = walkIn;
  const known = organisation === "" ? undefined : await findOrganisation(trx, programmeId, organisation);
  const place = { programmeId, workshopId };
  const found =
    email === ""
      ? ((await onlyOne(listSeatedByName(trx, place, walkIn))) ??
        (await contactByName(trx, programmeId, known?.id, name)) ??
        (await onlyOne(listGuestsByName(trx, programmeId, walkIn))))
      : theOne(await listSeatedByEmail(trx, place, email), name);
  if (found !== undefined) return found;
  return await attendeeOfGuest(trx, {
    ...{ programmeId, name, email, locale },
    ...{ organisationId: known?.id ?? null, organisationName: organisation },
  });
}

/** Of those with the same e-mail, the only one or the one of that name. */
function theOne(people: { id: string; name: string }[], name: string): string | undefined {
  const [first, ...more] = people;
  if (more.length === 0) return first?.id;
  return people.find((person) => isSameName(person.name, name))?.id;
}

async function contactByName(
  trx: Tx,
  programmeId: string,
  organisationId: string | undefined,
  name: string,
): Promise<string | undefined> {
  if (organisationId === undefined) return undefined;
  const participantId = await onlyOne(listContactsByName(trx, { programmeId, organisationId, name }));
  if (participantId === undefined) return undefined;
  return await attendeeOfContact(trx, { programmeId, participantId, organisationId });
}

async function onlyOne(found: Promise<string[]>): Promise<string | undefined> {
  const [first, ...more] = await found;
  return more.length === 0 ? first : undefined;
}

/** Takes back that somebody was there, or says that they were not. */
export async function markAbsent(trx: Tx, seatId: string, now: Temporal.Instant): Promise<void> {
  await trx
    .updateTable("workshopSeats")
    .set({ attended: false, checkedInAt: null, attendanceMarkedAt: now })
    .where("id", "=", seatId)
    .execute();
}
