import { takeRows, type AnswerMatrix } from "../method/answers.ts";
import { dot } from "../method/dot.ts";
import { groupCentres, type Labels, type Centres } from "../hand/standing.ts";
import { hasShape, shapeProfiles, type Profiles } from "../method/shape.ts";

/** One answer that would be different. */
export interface AnswerChange {
  /** Column of the answers: a need in one block. */
  column: number;
  need: string;
  /** Place of the block that asks. */
  block: number;
  from: number | null;
  /** An end of the scale: 1 the need is there, 0 it is not. */
  to: 0 | 1;
}

/** A smallest set of changed answers after which another group is the nearest. */
export interface Moving {
  place: number;
  /** Closeness to that group, and to the own one, as it then would be. */
  closeness: number;
  own: number;
  changes: AnswerChange[];
}

/** "already": another group is nearer as it is. "none": no set was found, or there is nothing to compare. */
export type Movement = { kind: "moves"; moves: Moving[] } | { kind: "already" } | { kind: "none" };

/** More than rounding can make of two equal closenesses. */
const roundingAtMost = 1e-9;
/** Pairs are tried of so many single changes, those that come nearest; with fewer than this, of all. */
const singlesPaired = 150;
/** A third change is tried on so many pairs, those that come nearest. */
const pairsExtended = 30;
const triedAtOnce = 2000;

/**
 * The smallest number of answers, up to three, whose change would bring a member nearer to another group than to its
 * own; for each group that so many bring it to, the set that does so most clearly. One answer or two are searched
 * through, three only among the pairs that come nearest. Each trial shapes the profile anew and takes it along in its own
 * group's centre, as the pages would show it; all others answer as they did. Answers go to an end of the scale; a blank
 * one may be filled in only where the rest of its block was answered.
 */
export function whatWouldMove(answers: AnswerMatrix, profiles: Profiles, labels: Labels, row: number): Movement {
  const place = labels[row] ?? null;
  if (place === null || !hasShape(profiles, row)) return { kind: "none" };
  const ground = { answers, profiles, row, place, centres: groupCentres(profiles, labels) };
  const [now] = tried([[]], ground);
  if (now === undefined) return { kind: "none" };
  if (now.margin > roundingAtMost) return { kind: "already" };

  const singles = tried(changesOf(answers, row).map((change) => [change]), ground); // prettier-ignore
  const found = reaching(singles);
  if (found.length > 0) return { kind: "moves", moves: found };
  const steps = nearestFirst(singles).slice(0, singlesPaired).map(({ changes }) => changes[0]!); // prettier-ignore
  const pairs = tried(steps.flatMap((one, at) => extended([one], steps.slice(at + 1))), ground); // prettier-ignore
  const byTwo = reaching(pairs);
  if (byTwo.length > 0) return { kind: "moves", moves: byTwo };
  const kept = nearestFirst(pairs).slice(0, pairsExtended);
  const byThree = reaching(tried(kept.flatMap(({ changes }) => extended(changes, steps)), ground)); // prettier-ignore
  return byThree.length > 0 ? { kind: "moves", moves: byThree } : { kind: "none" };
}

interface Ground {
  answers: AnswerMatrix;
  profiles: Profiles;
  row: number;
  place: number;
  centres: Centres;
}

interface Trial extends Moving {
  /** Closeness to the best other group less that to the own: above 0 the other one is nearer. */
  margin: number;
}

/** Each answer at the ends of its scale where it is not already. */
function changesOf({ needs, starts, columnWeights, x }: AnswerMatrix, row: number): AnswerChange[] {
  const own = x.subarray(row * needs.length, (row + 1) * needs.length);
  return needs.flatMap((need, column) => {
    const block = starts.findLastIndex((start) => start <= column);
    const isAsked = own.subarray(starts[block], starts[block + 1]).some((value) => !Number.isNaN(value));
    if (!isAsked || columnWeights[column] === 0) return [];
    const from = Number.isNaN(own[column]!) ? null : own[column]!;
    return ([1, 0] as const).filter((to) => to !== from).map((to) => ({ column, need, block, from, to }));
  });
}

function extended(changes: AnswerChange[], others: readonly AnswerChange[]): AnswerChange[][] {
  return others
    .filter(({ column }) => changes.every((change) => change.column !== column))
    .map((other) => [...changes, other]);
}

/** How each set of changes turns out; those that leave no profile are left out. */
function tried(sets: AnswerChange[][], ground: Ground): Trial[] {
  const trials: Trial[] = [];
  for (let from = 0; from < sets.length; from += triedAtOnce)
    trials.push(...triedTogether(sets.slice(from, from + triedAtOnce), ground));
  return trials;
}

function triedTogether(sets: AnswerChange[][], { answers, profiles, row, place, centres }: Ground): Trial[] {
  const copies = takeRows(answers, new Int32Array(sets.length).fill(row));
  const d = answers.needs.length;
  sets.forEach((changes, at) => {
    for (const { column, to } of changes) copies.x[at * d + column] = to;
  });
  const shaped = shapeProfiles(copies);
  const rest = centres.sums.slice(place * d, (place + 1) * d).map((sum, j) => sum - profiles.z[row * d + j]!);
  return sets.flatMap((changes, at) => {
    if (!hasShape(shaped, at)) return [];
    const own = ownCloseness(shaped, at, rest);
    let best = { place: -1, closeness: -Infinity };
    for (let g = 0; g < centres.k; g++) {
      const norm = centres.norms[g]!;
      if (g === place || centres.profiled[g] === 0) continue;
      const closeness = norm < roundingAtMost ? 0 : dot(shaped.z, at * d, centres.sums, g * d, d) / norm;
      if (closeness > best.closeness + roundingAtMost) best = { place: g, closeness };
    }
    return best.place < 0 ? [] : [{ ...best, own, changes, margin: best.closeness - own }];
  });
}

/** Closeness to the sum of the others in the group and the changed profile itself. */
function ownCloseness({ d, z }: Profiles, at: number, rest: Float64Array): number {
  const sum = rest.map((value, j) => value + z[at * d + j]!);
  const norm = Math.sqrt(dot(sum, 0, sum, 0, d));
  return norm < roundingAtMost ? 0 : dot(z, at * d, sum, 0, d) / norm;
}

function reaching(trials: readonly Trial[]): Moving[] {
  const reached = nearestFirst(trials.filter(({ margin }) => margin > roundingAtMost));
  return reached
    .filter((trial, at) => reached.findIndex((other) => other.place === trial.place) === at)
    .map(({ place, closeness, own, changes }) => ({ place, closeness, own, changes }));
}

/** Sorting is stable: of equals, the one that comes first in the answers. */
function nearestFirst(trials: readonly Trial[]): Trial[] {
  return trials.toSorted((a, b) => b.margin - a.margin);
}
