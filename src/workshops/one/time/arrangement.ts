import { Temporal } from "temporal-polyfill";
import { localInstant, type Fold, type LocalTimeProblem } from "../../calendar/local-times.ts";
import type { WorkshopState } from "../../register/holding.ts";
import type { RoomState } from "../../seats/seat.ts";

/** When and where a workshop is held, and who leads it. */
export interface Arrangement {
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant | null;
  roomId: string | null;
  /** The place in words, where it is none of the rooms. */
  place: string;
  remoteUrl: string;
  /** Places in the room; null where there is no limit. */
  places: number | null;
  facilitatorIds: string[];
}

/** The arrangement that a workshop has. */
export function arrangementOf(workshop: Arrangement): Arrangement {
  const { startsAt, endsAt, roomId, place, remoteUrl, places, facilitatorIds } = workshop;
  return { startsAt, endsAt, roomId, place: roomId === null ? place : "", remoteUrl, places, facilitatorIds };
}

/** A time as it was typed; empty parts are null. */
export interface TypedTime {
  day: string | null;
  start: string | null;
  end: string | null;
  fold: Fold | null;
}

/** What is wrong with a typed time. */
export type TimeMistake =
  | { field: "day"; reason: "day-missing" }
  | { field: "start"; reason: "start-missing" | LocalTimeProblem }
  | { field: "end"; reason: "length-missing" | "end-before-start" | LocalTimeProblem };

type ReadTime = { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | { startsAt: null; endsAt: null };

/** The instants of a typed time; where no end was given, it is `minutes` after the start. */
export function readTime(typed: TypedTime, minutes: number | null, timeZone: string): ReadTime | TimeMistake {
  const { day, start, end, fold } = typed;
  if (day === null) {
    const isEmpty = start === null && end === null;
    return isEmpty ? { startsAt: null, endsAt: null } : { field: "day", reason: "day-missing" };
  }
  if (start === null) return { field: "start", reason: "start-missing" };
  if (end === null && minutes === null) return { field: "end", reason: "length-missing" };
  const startsAt = localInstant(day, start, timeZone, fold);
  if (typeof startsAt === "string") return { field: "start", reason: startsAt };
  const endsAt =
    end === null
      ? startsAt.add({ minutes: minutes ?? 0 })
      : localInstant(isOverNight(start, end) ? dayAfter(day) : day, end, timeZone, fold);
  if (typeof endsAt === "string") return { field: "end", reason: endsAt };
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0) return { field: "end", reason: "end-before-start" };
  return { startsAt, endsAt };
}

const longestNightMinutes = 8 * 60;

/** Whether an end earlier than the start ("22:00", "01:00") means the next day: it does where a night is long enough. */
function isOverNight(start: string, end: string): boolean {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return end < start && minutesOf(end) + 24 * 60 - minutesOf(start) <= longestNightMinutes;
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** An arrangement as it was typed. */
export interface TypedArrangement extends TypedTime, Omit<Arrangement, "startsAt" | "endsAt"> {}

/** What a typed arrangement is read with. */
export interface Readings {
  timeZone: string;
  /** How long it takes where no end was given; null where nothing is known. */
  minutes: number | null;
  /** The room that was chosen, and what the workshop is about. */
  room: { places: number } | null;
  topic: { mostPeople: number | null } | null;
  /** As it is arranged now. */
  before: Pick<Arrangement, "roomId" | "places">;
}

/**
 * What was typed, as an arrangement: with the end and the places that follow where none were given. A number of places
 * that stood there from before, as a series gives it, yields to a new room that holds fewer; one that is typed now stands.
 */
export function readArrangement(typed: TypedArrangement, readings: Readings): Arrangement | TimeMistake {
  const time = readTime(typed, readings.minutes, readings.timeZone);
  if ("reason" in time) return time;
  const { roomId, place, remoteUrl, facilitatorIds } = typed;
  const { room, topic, before } = readings;
  const isFromBefore = typed.places === before.places && roomId !== before.roomId;
  const yields = isFromBefore && room !== null && room.places < (typed.places ?? Infinity);
  const places = yields ? usualPlaces(room, topic) : (typed.places ?? usualPlaces(room, topic));
  return { ...time, roomId, place, remoteUrl, places, facilitatorIds };
}

/** The places a workshop gets where staff give no number: those of the room, at most as many as the topic is for. */
export function usualPlaces(
  room: { places: number } | null,
  topic: { mostPeople: number | null } | null,
): number | null {
  const limits = [room?.places ?? null, topic?.mostPeople ?? null].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Why a workshop is not arranged so. */
export type ArrangementRefusal =
  | "cancelled"
  | "changed-meanwhile"
  | "held-in-future"
  | "held-without-time"
  | "people-need-time"
  | "too-few-places"
  | "remote-people";

/** What a new arrangement is judged by. */
export interface Standing extends Pick<RoomState, "state" | "taken"> {
  state: WorkshopState;
  /** Whether it had a time before. */
  hadTime: boolean;
  /** How many come from afar, and how many know of the workshop at all. */
  remote: number;
  told: number;
}

/**
 * Why the workshop may not be arranged so, or null when it may. Nobody who comes loses the place: those in the room take
 * part from afar when the workshop moves there altogether, but nobody is called from afar into a room.
 */
export function arrangementRefusal(
  next: Arrangement,
  { state, hadTime, taken, remote, told }: Standing,
  now: Temporal.Instant,
): ArrangementRefusal | null {
  if (state === "cancelled") return "cancelled";
  if (state === "held" && next.endsAt === null && hadTime) return "held-without-time";
  if (state === "held" && next.startsAt !== null && Temporal.Instant.compare(next.startsAt, now) > 0)
    return "held-in-future";
  if (next.startsAt === null && hadTime && told > 0) return "people-need-time";
  if (next.remoteUrl === "" && remote > 0 && state === "planned") return "remote-people";
  const staysInRoom = !isRemoteOnly(next);
  return staysInRoom && next.places !== null && next.places < taken ? "too-few-places" : null;
}

/** Whether one can take part from afar only. Without any place and address it is held somewhere. */
export function isRemoteOnly({
  roomId,
  place,
  remoteUrl,
}: Pick<Arrangement, "roomId" | "place" | "remoteUrl">): boolean {
  return roomId === null && place === "" && remoteUrl !== "";
}
