import { Temporal } from "temporal-polyfill";
import { freePlaces, type RoomState, type Seat } from "../seats/seat.ts";

interface Times {
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant | null;
}

/** Why nobody can be marked as present. */
export type RollRefusal = "cancelled" | "not-today";

/** Why nobody can be marked as present now, or null. On its own day anybody can, whatever the hour, and ever after. */
export function rollRefusal(
  { state, startsAt }: Pick<RoomState, "state"> & Pick<Times, "startsAt">,
  now: Temporal.Instant,
  timeZone: string,
): RollRefusal | null {
  if (state === "cancelled") return "cancelled";
  if (startsAt === null) return null;
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.compare(day(startsAt), day(now)) > 0 ? "not-today" : null;
}

/** Why people cannot check themselves in. */
export type CheckInRefusal = "cancelled" | "no-time" | "too-early" | "over";

/** Why people cannot check themselves in now, or null: they can from two hours before the start. */
export function checkInRefusal(
  workshop: Pick<RoomState, "state"> & Times,
  now: Temporal.Instant,
  timeZone: string,
): CheckInRefusal | null {
  const { state, startsAt, endsAt } = workshop;
  if (state === "cancelled") return "cancelled";
  if (startsAt === null || endsAt === null) return "no-time";
  if (Temporal.Instant.compare(now, checkInOpens(startsAt)) < 0) return "too-early";
  return Temporal.Instant.compare(now, checkInCloses(endsAt, timeZone)) < 0 ? null : "over";
}

export function checkInOpens(startsAt: Temporal.Instant): Temporal.Instant {
  return startsAt.subtract({ hours: 2 });
}

/** Two hours after the end of the day on which the workshop ends, in the programme's time zone. */
export function checkInCloses(endsAt: Temporal.Instant, timeZone: string): Temporal.Instant {
  const midnight = endsAt.toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 });
  return midnight.toInstant().add({ hours: 2 });
}

/** Whether joining from afar counts as being there: from half an hour before the start until the end. */
export function isJoinTime({ startsAt, endsAt }: Times, now: Temporal.Instant): boolean {
  if (startsAt === null || endsAt === null) return false;
  const from = startsAt.subtract({ minutes: 30 });
  return Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, endsAt) < 0;
}

/**
 * What coming to the door makes of a seat; undefined is somebody who has none. Who comes keeps their place, and who was
 * to take part from afar but stands in the room takes one there while there is one. The others need a free place.
 */
export function seatAtDoor(
  seat: Seat | undefined,
  room: Pick<RoomState, "places" | "taken" | "hasRoom">,
  isInRoom: boolean,
): Seat | "full" {
  const hasPlace = room.hasRoom && freePlaces(room) > 0;
  if (seat?.state === "coming") return { state: "coming", isRemote: seat.isRemote && !(isInRoom && hasPlace) };
  if (!room.hasRoom) return { state: "coming", isRemote: true };
  return hasPlace ? { state: "coming", isRemote: false } : "full";
}

/** Whether two names, of people or organisations, are the same but for case and spaces. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Whether what is looked for stands in one of the texts, whatever the case. */
export function isFoundIn(wanted: string, texts: readonly string[]): boolean {
  return texts.some((text) => nameKey(text).includes(nameKey(wanted)));
}

function nameKey(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
