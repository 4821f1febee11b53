import type { Temporal } from "temporal-polyfill";
import { hasPlace, isAhead, type RoomState, type Seat, type SeatState } from "../../seats/seat.ts";

/** Why no colleague can be put in one's place, or be proposed to come too. */
export type ColleagueRefusal =
  "cancelled" | "over" | "no-place" | "yourself" | "already-coming" | "already-waiting" | "already-there";

/** Whether a colleague can still be proposed for the workshop, whoever it is. */
export function colleagueRefusal(room: RoomState, now: Temporal.Instant): ColleagueRefusal | null {
  if (room.state === "cancelled") return "cancelled";
  return room.state === "held" || !isAhead(room, now) ? "over" : null;
}

/**
 * Whether this seat can be given to the colleague, who may have one already. Who comes already would have two, and who
 * waits would lose their turn for anything but a place in the room.
 */
export function passRefusal(seat: Seat, colleague: SeatState | null): ColleagueRefusal | null {
  if (seat.state === "declined" || seat.state === "invited") return "no-place";
  if (colleague === "coming") return "already-coming";
  return colleague === "waiting" && !hasPlace(seat) ? "already-waiting" : null;
}
