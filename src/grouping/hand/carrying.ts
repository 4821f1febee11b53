import type { Texts } from "../../platform/locales.ts";

/** A group of the grouping before, with the name that staff have given it, if they have. */
export interface NamedGroup {
  names: Texts | null;
  organisationIds: readonly string[];
}

/** A group that shares less with the new one is another group. */
const leastShared = 0.5;

/**
 * Which names staff's groups hand on to those of a new grouping: each new group is matched with the old one that it
 * shares most with (Jaccard of the members, the surest pairs first), and takes its name when they share at least half.
 * @returns the names by place of the new group; undefined where there is none to take.
 */
export function carriedNames(
  before: readonly NamedGroup[],
  after: readonly (readonly string[])[],
): (Texts | undefined)[] {
  const pairs = before.flatMap(({ organisationIds }, old) =>
    after.map((members, place) => ({ old, place, shared: jaccard(organisationIds, members) })),
  );
  const names: (Texts | undefined)[] = after.map(() => undefined);
  const [oldTaken, newTaken] = [new Set<number>(), new Set<number>()];
  for (const { old, place, shared } of pairs.toSorted((a, b) => b.shared - a.shared)) {
    if (shared < leastShared || oldTaken.has(old) || newTaken.has(place)) continue;
    oldTaken.add(old);
    newTaken.add(place);
    names[place] = before[old]?.names ?? undefined;
  }
  return names;
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const first = new Set(a);
  const both = b.filter((id) => first.has(id)).length;
  const either = a.length + b.length - both;
  return either === 0 ? 0 : both / either;
}
