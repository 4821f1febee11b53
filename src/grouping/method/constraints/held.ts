import { addScaled, dot } from "../dot.ts";
import type { Profiles } from "../shape.ts";
import { lengthWith, misfit } from "./block-groups.ts";
import type { Room } from "./division.ts";
import type { Constraints, HeldBy } from "./links.ts";

/** A move must gain more than rounding can. */
const LEAST_GAIN = 1e-9;

/**
 * What keeps each grouped person from the group that suits better: the group that Σ cosine would gain most by, if this
 * person alone were moved and all others stayed. A lock, where the person is locked and would leave others of the same
 * label or join one of another; else a link of the person's own, broken by that move; else a size. Null where no group
 * suits better. (The unconstrained grouping itself is no measure: there, others being elsewhere too, groups may have no
 * counterpart.)
 * @param groupOf group by respondent, null where in none; of grouped people and of those placed with them.
 * @param rows respondent by row of the profiles.
 */
export function heldBy(
  profiles: Profiles,
  rows: readonly number[],
  groupOf: readonly (number | null)[],
  room: Room,
  constraints: Constraints,
): (HeldBy | null)[] {
  const { d, z } = profiles;
  const { k } = room;
  const sums = new Float64Array(k * d);
  const people = new Int32Array(k);
  rows.forEach((respondent, row) => addScaled(sums, groupOf[respondent]! * d, z, row * d, d, 1));
  for (const g of groupOf) if (g !== null) people[g] = people[g]! + 1;
  const squares = Float64Array.from({ length: k }, (_, g) => dot(sums, g * d, sums, g * d, d));
  const isBroken = whatBreaks(groupOf, constraints);

  return rows.map((respondent, row) => {
    const own = groupOf[respondent]!;
    const gainOf = (g: number, sign: 1 | -1) =>
      lengthWith(squares[g]!, sign * dot(sums, g * d, z, row * d, d), 1) - Math.sqrt(squares[g]!);
    const leaving = gainOf(own, -1);
    let better = own;
    let most = LEAST_GAIN;
    for (let g = 0; g < k; g++) {
      if (g === own || leaving + gainOf(g, 1) <= most) continue;
      most = leaving + gainOf(g, 1);
      better = g;
    }
    if (better === own) return null;
    if (isBroken.lock(respondent, better)) return "lock";
    if (isBroken.link(respondent, better)) return "link";
    const isSize = misfit(room, people[own]! - 1) > 0 || misfit(room, people[better]! + 1) > 0;
    return isSize ? "size" : null;
  });
}

/** Whether moving one respondent to a group would break a lock or a link of its own. */
function whatBreaks(groupOf: readonly (number | null)[], { mustLinks, cannotLinks, locked }: Constraints) {
  const linked = new Set([...mustLinks.filter(([a, b]) => a !== b && groupOf[a] !== null).flat()]);
  const apart = new Map<number, number[]>();
  for (const [a, b] of cannotLinks) {
    apart.set(a, [...(apart.get(a) ?? []), b]);
    apart.set(b, [...(apart.get(b) ?? []), a]);
  }
  const ofLabel = new Map<number, number>();
  const labelsIn = new Map<number, Set<number>>();
  locked.forEach((label, i) => {
    const group = groupOf[i] ?? null;
    if (label === null || group === null) return;
    ofLabel.set(label, (ofLabel.get(label) ?? 0) + 1);
    labelsIn.set(group, (labelsIn.get(group) ?? new Set()).add(label));
  });
  return {
    lock: (i: number, g: number) => {
      const label = locked[i] ?? null;
      if (label === null) return false;
      return ofLabel.get(label)! > 1 || [...(labelsIn.get(g) ?? [])].some((other) => other !== label);
    },
    link: (i: number, g: number) => linked.has(i) || (apart.get(i) ?? []).some((other) => groupOf[other] === g),
  };
}
