import { profileAffinities } from "../method/closeness.ts";
import { takeProfiles, type Profiles } from "../method/shape.ts";

/**
 * The rows group by group, within a group the one closest to the group's centre first; equals, and those without a
 * shape at the end, in the order given.
 * @param groups rows of the profiles by group.
 */
export function closestFirst(profiles: Profiles, groups: readonly (readonly number[])[]): number[][] {
  const rows = groups.flat();
  const labels = Int32Array.from(groups.flatMap((members, group) => members.map(() => group)));
  const k = groups.length;
  const affinities = profileAffinities(takeProfiles(profiles, rows), labels, k);
  const closeness = new Map(rows.map((row, at) => [row, affinities[at * k + labels[at]!]!]));
  return groups.map((members) => members.toSorted((a, b) => closeness.get(b)! - closeness.get(a)!));
}
