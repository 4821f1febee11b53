import type { Constraints } from "../method/constraints/links.ts";

/** People per group; null is no limit. */
export interface GroupSizes {
  least: number | null;
  most: number | null;
}

/** What staff have fixed by hand. */
export interface Hand {
  /** Two who are to be in one group, or in different ones. */
  links: { a: string; b: string; kind: "must" | "cannot" }[];
  /** Members of one group who are locked in it stay together, and apart from those locked in another. */
  locks: { organisationId: string; groupId: string }[];
}

/**
 * What staff have fixed, as grouping takes it: organisations become places among the respondents. Undefined when nothing
 * is fixed, so that the input is the same as without.
 * @param placeOf where an organisation is among the respondents, or the whole that it is counted in; undefined when it
 * is not among them, and then what is said of it has no effect.
 */
export function constraintsOf(
  { links, locks }: Hand,
  { least, most }: GroupSizes,
  respondents: number,
  placeOf: (organisationId: string) => number | undefined,
): Constraints | undefined {
  const pairs = (kind: "must" | "cannot") =>
    links
      .filter((link) => link.kind === kind)
      .flatMap(({ a, b }): [number, number][] => {
        const [one, other] = [placeOf(a), placeOf(b)];
        return one === undefined || other === undefined || one === other ? [] : [[one, other]];
      })
      .sort(([a, b], [c, d]) => a - c || b - d);
  const locked = lockedPlaces(locks, respondents, placeOf);
  const constraints: Constraints = {
    mustLinks: pairs("must"),
    cannotLinks: pairs("cannot"),
    locked,
    sizes: least === null && most === null ? null : { least: least ?? 1, most: most ?? respondents },
  };
  const fixesNothing =
    constraints.mustLinks.length + constraints.cannotLinks.length === 0 &&
    constraints.sizes === null &&
    locked.every((label) => label === null);
  return fixesNothing ? undefined : constraints;
}

/** Labels are numbered in the order of the respondents: which id a group has must not change the result. */
function lockedPlaces(
  locks: Hand["locks"],
  respondents: number,
  placeOf: (organisationId: string) => number | undefined,
): (number | null)[] {
  const groupAt = new Map<number, string>();
  for (const { organisationId, groupId } of locks) {
    const place = placeOf(organisationId);
    if (place !== undefined && !groupAt.has(place)) groupAt.set(place, groupId);
  }
  const labels = new Map<string, number>();
  return Array.from({ length: respondents }, (_, place) => {
    const groupId = groupAt.get(place);
    if (groupId === undefined) return null;
    if (!labels.has(groupId)) labels.set(groupId, labels.size);
    return labels.get(groupId) ?? null;
  });
}
