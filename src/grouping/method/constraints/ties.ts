import { InputMistake } from "../input-mistake.ts";
import { anyNumber, type PossibleNumbers } from "../number/choose.ts";
import type { Partition } from "../profiles/spherical.ts";
import type { Profiles } from "../shape.ts";
import { constrainedGroups } from "./constrained.ts";
import { heldBy } from "./held.ts";
import { contract, type Constraints, type HeldBy } from "./links.ts";
import { mistakeIn, possibleNumbers, sizesOf } from "./mistake.ts";
import { constraintWords } from "./words.ts";

/** What ties respondents to each other, as grouping asks for it. */
export interface Ties {
  possible: PossibleNumbers;
  /** The groups that are kept, from the unconstrained ones. */
  keep: (free: Partition, k: number, seed: number) => Kept;
}

/** The groups that are kept. */
export interface Kept {
  /** Group by row. */
  labels: Int32Array;
  /** Σ cosine to the own centre. */
  objective: number;
  /** By row. */
  held: (HeldBy | null)[];
  /** Respondents without a profile who go with somebody, and the group they come to. */
  placed: { respondent: number; group: number }[];
  /** Mean cosine lost against the unconstrained groups; null where there are no ties. */
  cost: number | null;
}

/** No constraints: the groups stay as they are. */
export const untied: Ties = {
  possible: anyNumber,
  keep: ({ labels, objective }) => ({
    ...{ labels, objective, placed: [], cost: null },
    held: Array.from(labels, () => null),
  }),
};

/**
 * Ties of people with and without a profile. Kept are the unconstrained groups where they break nothing, else the best
 * found that break nothing. People without a profile have no shape to be grouped by: they go where those go whom they
 * are linked or locked to, and take a place there.
 * @param profiles of those grouped; row r is respondent rows[r].
 * @throws InputMistake when the constraints cannot be met with k groups.
 */
export function tie(
  constraints: Constraints,
  profiles: Profiles,
  rows: readonly number[],
  wanted: "auto" | number,
): Ties {
  const rowOf = new Int32Array(constraints.locked.length).fill(-1);
  rows.forEach((respondent, row) => (rowOf[respondent] = row));
  const hasProfile = Array.from(rowOf, (row) => row !== -1);
  const mistake = mistakeIn(constraints, hasProfile, wanted);
  if (mistake !== null) throw new InputMistake(constraintWords(mistake));
  const blocks = contract(constraints, hasProfile);

  const keep = (free: Partition, k: number, seed: number): Kept => {
    const room = { k, ...sizesOf(constraints) };
    const found = k === 1 ? null : constrainedGroups(profiles, blocks, rowOf, { room, free: free.labels, seed });
    const objective = found?.objective ?? free.objective;
    const groupOf = new Array<number | null>(rowOf.length).fill(null);
    blocks.forEach(({ people }, b) => {
      const profiled = people.find((i) => rowOf[i] !== -1)!;
      const group = found?.labels[b] ?? free.labels[rowOf[profiled]!]!;
      for (const i of people) groupOf[i] = group;
    });
    return {
      labels: Int32Array.from(rows, (respondent) => groupOf[respondent]!),
      objective,
      held: k === 1 ? rows.map(() => null) : heldBy(profiles, rows, groupOf, room, constraints),
      placed: groupOf.flatMap((group, respondent) =>
        group === null || rowOf[respondent] !== -1 ? [] : [{ respondent, group }],
      ),
      // Both are the best of many starts, not proven: at worst the constrained one is a little better.
      cost: Math.max(0, (free.objective - objective) / Math.max(1, profiles.n)),
    };
  };
  return { possible: possibleNumbers(constraints, blocks), keep };
}

/** Group numbers from the largest group down, ties by the earlier row, so that a number does not hang on chance. */
export function numberBySize(kept: Kept, k: number): Kept {
  const { labels, placed } = kept;
  const sizes = new Int32Array(k);
  for (const g of [...labels, ...placed.map(({ group }) => group)]) sizes[g] = sizes[g]! + 1;
  const first = Array.from(sizes, (_, g) => labels.indexOf(g));
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  const numbers = new Int32Array(k);
  order.forEach((g, number) => (numbers[g] = number));
  return {
    ...kept,
    labels: labels.map((label) => numbers[label]!),
    placed: placed.map(({ respondent, group }) => ({ respondent, group: numbers[group]! })),
  };
}
