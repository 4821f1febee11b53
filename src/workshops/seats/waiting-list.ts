/** Somebody who waits for a place. */
export interface Waiting {
  seatId: string;
  waitingSinceMicroseconds: number;
  /** Null where it is not known: then nobody else counts as of the same. */
  organisationId: string | null;
  /** How many of the same organisation have a place in this workshop already; 0 where the organisation is not known. */
  fromSameOrganisation: number;
  /** In how many other workshops of the programme the person has, or had, a place. */
  otherPlaces: number;
}

/**
 * The waiting list in the order in which it is let in: first those whose organisation has nobody in this workshop yet,
 * one of each; within that, and among the rest, those who have had the fewest places in the programme, then those who
 * have waited longest. The order is total, so that everybody can be told their place in it, and it is the one in which
 * places are really given: letting in the first leaves the others in the same order.
 */
export function inTurn(waiting: readonly Waiting[]): Waiting[] {
  const sorted = [...waiting].sort(
    (a, b) =>
      a.otherPlaces - b.otherPlaces ||
      a.waitingSinceMicroseconds - b.waitingSinceMicroseconds ||
      (a.seatId < b.seatId ? -1 : 1),
  );
  const firstOf = new Map<string, string>();
  for (const { seatId, organisationId } of sorted)
    if (organisationId !== null && !firstOf.has(organisationId)) firstOf.set(organisationId, seatId);
  const isFirst = ({ seatId, organisationId, fromSameOrganisation }: Waiting) =>
    fromSameOrganisation === 0 && (organisationId === null || firstOf.get(organisationId) === seatId);
  return [...sorted.filter(isFirst), ...sorted.filter((each) => !isFirst(each))];
}
