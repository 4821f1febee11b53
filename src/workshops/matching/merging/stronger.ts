import type { StoredSeat } from "../../seats/queries.ts";
import type { SeatState } from "../../seats/seat.ts";

const order: readonly SeatState[] = ["declined", "invited", "waiting", "coming"];

type Compared = Pick<StoredSeat, "state" | "attended">;

/** Whether the seat says more than the other of the same person: that they were there, come, wait, were asked. */
export function isStronger(seat: Compared, other: Compared): boolean {
  const rank = ({ state, attended }: Compared) => order.indexOf(state) + (attended === true ? order.length : 0);
  return rank(seat) > rank(other);
}
