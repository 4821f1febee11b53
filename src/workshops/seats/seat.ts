import { Temporal } from "temporal-polyfill";

/** Where somebody stands with a workshop. */
export type SeatState = "invited" | "coming" | "waiting" | "declined";

/** What somebody says of coming: to the room, from afar, or not. */
export type SeatAnswer = "coming" | "remote" | "declined";

/** Why an answer is not taken. */
export type SeatRefusal = "cancelled" | "over" | "not-remote" | "remote-only";

/** What an answer is judged by. */
export interface RoomState {
  state: "planned" | "held" | "cancelled";
  endsAt: Temporal.Instant | null;
  /** Places in the room; null where there is no limit. */
  places: number | null;
  /** How many have a place in the room now. */
  taken: number;
  /** Whether one can take part in the room, and from afar. */
  hasRoom: boolean;
  hasRemote: boolean;
}

export interface Seat {
  state: SeatState;
  isRemote: boolean;
}

/** Why the workshop does not take this answer, or null when it does. An answer can be given until the workshop ends. */
export function answerRefusal(answer: SeatAnswer, room: RoomState, now: Temporal.Instant): SeatRefusal | null {
  if (room.state === "cancelled") return "cancelled";
  if (room.state === "held" || !isAhead(room, now)) return "over";
  if (answer === "remote" && !room.hasRemote) return "not-remote";
  return answer === "coming" && !room.hasRoom ? "remote-only" : null;
}

/**
 * What an answer that the workshop takes makes of a seat: a place in the room while there is one, else a turn in the
 * waiting list; who takes part from afar takes no place. Who has a place keeps it, however often it is asked for.
 */
export function seatAfter(seat: Seat, answer: SeatAnswer, room: Pick<RoomState, "places" | "taken">): Seat {
  if (answer === "declined") return { state: "declined", isRemote: false };
  if (answer === "remote") return { state: "coming", isRemote: true };
  if (hasPlace(seat)) return { state: "coming", isRemote: false };
  return { state: freePlaces(room) > 0 ? "coming" : "waiting", isRemote: false };
}

/** Whether the seat takes one of the room's places. */
export function hasPlace({ state, isRemote }: Seat): boolean {
  return state === "coming" && !isRemote;
}

/** Places left in the room; Infinity where there is no limit. */
export function freePlaces({ places, taken }: Pick<RoomState, "places" | "taken">): number {
  return places === null ? Infinity : Math.max(0, places - taken);
}

/** Whether the person is told of what happens to the workshop: all but those who said that they do not come. */
export function isTold({ state }: Pick<Seat, "state">): boolean {
  return state !== "declined";
}

/** Whether the workshop has not ended yet; one without a time is still ahead. */
export function isAhead({ endsAt }: Pick<RoomState, "endsAt">, now: Temporal.Instant): boolean {
  return endsAt === null || Temporal.Instant.compare(now, endsAt) < 0;
}
