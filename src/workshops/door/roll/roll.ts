import type { StoredSeat } from "../../seats/queries.ts";

/** Where somebody stands on the list of the door. */
export type RollSection = "room" | "remote" | "waiting" | "others";

export function sectionOf({ state, isRemote }: Pick<StoredSeat, "state" | "isRemote">): RollSection {
  if (state === "coming") return isRemote ? "remote" : "room";
  return state === "waiting" ? "waiting" : "others";
}

/** How many of those who come are there, and how many of them nothing has been said. */
export interface RollCounts {
  /** Those who come, in the room and from afar, and whoever else was there. */
  all: number;
  here: number;
  hereRemote: number;
  unmarked: number;
}

type RollSeat = Pick<StoredSeat, "state" | "isRemote" | "attended">;

export function rollCounts(seats: readonly RollSeat[]): RollCounts {
  const expected = seats.filter(({ state, attended }) => state === "coming" || attended === true);
  const here = expected.filter(({ attended }) => attended === true);
  return {
    all: expected.length,
    here: here.length,
    hereRemote: here.filter(({ isRemote }) => isRemote).length,
    unmarked: expected.filter(({ attended }) => attended === null).length,
  };
}

/** Why the workshop is not marked as held from the door: fewer heads are said than are known by name. */
export type HeadCountRefusal = "fewer-than-named";
