import { mergeSources, type AnswerMatrix } from "./answers.ts";
import type { Cloud } from "./cloud.ts";
import type { HeldBy } from "./constraints/links.ts";
import type { Kept } from "./constraints/ties.ts";
import { groupSizes } from "./group-sums.ts";
import type { GroupingInput, Member, NeedGroup } from "./grouping.ts";
import { grade } from "./solidity.ts";
import { tellingNeeds, type Telling } from "./telling.ts";

const BRIDGE = 0.05;

/**
 * How each grouped person stands to the groups, in the order of the cloud's rows.
 * @param held by row, what keeps the person from a better group.
 */
export function describeMembers(
  cloud: Cloud,
  labels: Int32Array,
  k: number,
  held: readonly (HeldBy | null)[],
): Member[] {
  const affinities = cloud.affinities(labels, k);
  return Array.from(labels, (group, i) => {
    const own = affinities[i * k + group]!;
    const heldBy = held[i]!;
    let otherGroup: number | null = null;
    let other = -Infinity;
    for (let g = 0; g < k; g++) {
      if (g === group || affinities[i * k + g]! <= other) continue;
      otherGroup = g;
      other = affinities[i * k + g]!;
    }
    if (otherGroup === null) return { own, otherGroup, other: null, bridge: false, heldBy };
    return { own, otherGroup, other, bridge: Math.abs(own - other) < BRIDGE, heldBy };
  });
}

/**
 * The groups in figures that can be put in words.
 * @param answers the grouped people's answers, row i being respondent rows[i] of the input.
 * @param placed respondents without a profile in the groups, who count in sizes only.
 * @param jaccards bootstrapped Jaccard by group.
 */
export function describeGroups(
  input: GroupingInput,
  answers: AnswerMatrix,
  rows: readonly number[],
  { cloud, labels, k, placed, jaccards }: Described,
): NeedGroup[] {
  const { needs, x } = mergeSources(answers);
  const telling = tellingNeeds(needs, x, labels, k);
  const barriers = tellingBarriers(input, rows, labels, k);
  const exemplars = cloud.exemplars(labels, k);
  const closeness = cloud.closeness(labels, k).byGroup;
  const placedIn = (g: number) => placed.flatMap(({ respondent, group }) => (group === g ? [respondent] : []));
  return Array.from(groupSizes(labels, k), (size, g) => ({
    size: size + placedIn(g).length,
    members: [...rows.filter((_, at) => labels[at] === g), ...placedIn(g)].sort((a, b) => a - b),
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

interface Described {
  cloud: Cloud;
  labels: Int32Array;
  k: number;
  placed: Kept["placed"];
  jaccards: readonly number[];
}

function tellingBarriers(
  { barriers }: GroupingInput,
  rows: readonly number[],
  labels: Int32Array,
  k: number,
): Telling[] {
  if (barriers === undefined) return [];
  const x = new Float64Array(rows.length * barriers.columns.length);
  rows.forEach((row, at) =>
    x.set(
      Float64Array.from(barriers.values[row]!, (value) => value ?? NaN),
      at * barriers.columns.length,
    ),
  );
  return tellingNeeds(barriers.columns, x, labels, k);
}

function countLevels(levels: readonly (number | null)[]): { level: number; people: number }[] {
  const counts = new Map<number, number>();
  for (const level of levels) if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([level, people]) => ({ level, people }));
}
