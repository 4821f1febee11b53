/** Two groups of two groupings that are taken to be the same one. */
export interface Match {
  a: number;
  b: number;
  /** How many are in both. */
  shared: number;
  /** |A ∩ B| / |A ∪ B|, 0 … 1. */
  jaccard: number;
}

/**
 * Groups of two groupings matched one to one, the pair with the largest Jaccard first, then those with more in common,
 * then the earlier groups; groups that share nobody are not matched. Those in only one of the groupings count in the
 * sizes, since a group that has lost half its people is less like itself.
 * @param a, b group's place by the name of who is in it; null: in no group.
 */
export function matchGroups(a: ReadonlyMap<string, number | null>, b: ReadonlyMap<string, number | null>): Match[] {
  const members = (groups: ReadonlyMap<string, number | null>) => {
    const byPlace = new Map<number, Set<string>>();
    for (const [who, place] of groups)
      if (place !== null) byPlace.set(place, (byPlace.get(place) ?? new Set()).add(who));
    return byPlace;
  };
  const [ofA, ofB] = [members(a), members(b)];
  const pairs = [...ofA].flatMap(([placeA, inA]) =>
    [...ofB].map(([placeB, inB]) => {
      const shared = inA.intersection(inB).size;
      return { a: placeA, b: placeB, shared, jaccard: shared / (inA.size + inB.size - shared) };
    }),
  );
  pairs.sort((x, y) => y.jaccard - x.jaccard || y.shared - x.shared || x.a - y.a || x.b - y.b);
  const matches: Match[] = [];
  for (const pair of pairs) {
    const isTaken = matches.some((match) => match.a === pair.a || match.b === pair.b);
    if (pair.shared > 0 && !isTaken) matches.push(pair);
  }
  return matches.sort((x, y) => x.a - y.a);
}
