import { mergeSources, type AnswerMatrix } from "./answers.ts";
import type { GroupingInput, Member, NeedGroup } from "./grouping.ts";
import type { Cloud } from "./material.ts";
import { grade } from "./solidity.ts";
import { groupSizes } from "./spherical.ts";
import { tellingNeeds, type Telling } from "./telling.ts";

const BRIDGE = 0.05;

/** How each grouped person stands to the groups, in the order of the cloud's rows. */
export function describeMembers(cloud: Cloud, labels: Int32Array, k: number): Member[] {
  const affinities = cloud.affinities(labels, k);
  return Array.from(labels, (group, i) => {
    const own = affinities[i * k + group]!;
    let otherGroup: number | null = null;
    let other = -Infinity;
    for (let g = 0; g < k; g++) {
      if (g === group || affinities[i * k + g]! <= other) continue;
      otherGroup = g;
      other = affinities[i * k + g]!;
    }
    if (otherGroup === null) return { own, otherGroup, other: null, bridge: false };
    return { own, otherGroup, other, bridge: Math.abs(own - other) < BRIDGE };
  });
}

/**
 * The groups in figures that can be put in words.
 * @param answers the grouped people's answers, row i being respondent rows[i] of the input.
 * @param jaccards bootstrapped Jaccard by group.
 */
export function describeGroups(
  input: GroupingInput,
  answers: AnswerMatrix,
  rows: readonly number[],
  { cloud, labels, k, jaccards }: { cloud: Cloud; labels: Int32Array; k: number; jaccards: readonly number[] },
): NeedGroup[] {
  const { needs, x } = mergeSources(answers);
  const telling = tellingNeeds(needs, x, labels, k);
  const barriers = tellingBarriers(input, rows, labels, k);
  const exemplars = cloud.exemplars(labels, k);
  const closeness = cloud.closeness(labels, k).byGroup;
  return Array.from(groupSizes(labels, k), (size, g) => ({
    size,
    members: rows.filter((_, at) => labels[at] === g),
    exemplar: rows[exemplars[g]!]!,
    jaccard: jaccards[g]!,
    grade: grade(jaccards[g]!),
    closeness: size < 2 ? null : closeness[g]!,
    telling: telling[g]!.more,
    lessNeeded: telling[g]!.less,
    barriers: barriers[g]?.more ?? [],
    levels: countLevels(rows.flatMap((row, at) => (labels[at] === g ? [input.levels?.[row] ?? null] : []))),
  }));
}

function tellingBarriers(
  { barriers }: GroupingInput,
  rows: readonly number[],
  labels: Int32Array,
  k: number,
): Telling[] {
  if (barriers === undefined) return [];
  const x = Float64Array.from(rows.flatMap((row) => barriers.values[row]!.map((value) => value ?? NaN)));
  return tellingNeeds(barriers.columns, x, labels, k);
}

function countLevels(levels: readonly (number | null)[]): { level: number; people: number }[] {
  const counts = new Map<number, number>();
  for (const level of levels) if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([level, people]) => ({ level, people }));
}
