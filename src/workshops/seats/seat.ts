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

/**
 * What an answer makes of a seat: a place in the room while there is one, else a place in the waiting list; who takes
 * part from afar takes no place. Who has a place keeps it, however often it is asked for. An answer holds until the
 * workshop ends.
 */
export function seatAfter(seat: Seat, answer: SeatAnswer, room: RoomState, now: Temporal.Instant): Seat | SeatRefusal {
  if (room.state === "cancelled") return "cancelled";
  if (room.state === "held" || (room.endsAt !== null && Temporal.Instant.compare(now, room.endsAt) >= 0)) return "over";
  if (answer === "declined") return { state: "declined", isRemote: false };
  if (answer === "remote") return room.hasRemote ? { state: "coming", isRemote: true } : "not-remote";
  if (!room.hasRoom) return "remote-only";
  if (hasPlace(seat)) return seat;
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
