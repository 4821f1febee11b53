import { Temporal } from "temporal-polyfill";

/** Somebody who waits for a place. */
export interface Waiting {
  seatId: string;
  waitingSince: Temporal.Instant;
  /** How many of the same organisation have a place in this workshop already; 0 where the organisation is not known. */
  fromSameOrganisation: number;
  /** In how many other workshops of the programme the person has, or had, a place. */
  otherPlaces: number;
}

/**
 * The waiting list in the order in which it is let in: first those whose organisation has nobody in this workshop yet,
 * then those who have had the fewest places in the programme, then those who have waited longest. The order is total, so
 * that everybody can be told their place in it.
 */
export function inTurn(waiting: readonly Waiting[]): Waiting[] {
  return [...waiting].sort(
    (a, b) =>
      Number(a.fromSameOrganisation > 0) - Number(b.fromSameOrganisation > 0) ||
      a.otherPlaces - b.otherPlaces ||
      Temporal.Instant.compare(a.waitingSince, b.waitingSince) ||
      (a.seatId < b.seatId ? -1 : 1),
  );
}
