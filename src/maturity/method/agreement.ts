import { daysBetween } from "./pairs.ts";

/** A score with who gave it. */
export interface Judgement {
  readonly unitId: string;
  readonly toolId: string;
  readonly on: string;
  readonly score: number;
  readonly judgeId: string;
}

export interface Agreement {
  /** Pairs of unit and tool that at least two judged within so many days. */
  readonly pairs: number;
  /** How far two judges of one pair are from each other on average, in points of 0–500. */
  readonly meanDifference: number;
  /**
   * Krippendorff's alpha for interval data: 1 all agree, 0 as by chance. Null where every score is the same, for then
   * nothing tells agreement from chance.
   */
  readonly alpha: number | null;
}

/** Two look at the same state of things when they look within so many days. */
export const sameStateDays = 30;

/**
 * How alike two judges see the same unit and tool: of each pair the scores that `judgedTogether` finds. Null where
 * nothing was judged by two. Of judgements of one day by one judge, the one given first counts.
 *
 * K. Krippendorff (2011), Computing Krippendorff's alpha-reliability.
 */
export function agreement(judgements: readonly Judgement[]): Agreement | null {
  const items = judgedTogether(judgements).map((together) => together.map(({ score }) => score));
  if (items.length === 0) return null;
  return { pairs: items.length, meanDifference: mean(items.map(differenceOf)), alpha: alphaOf(items) };
}

/**
 * Of each pair of unit and tool that two judged within thirty days, the latest judgement of each judge, of those within
 * thirty days before the pair's latest by which two had judged.
 */
export function judgedTogether<T extends Judgement>(judgements: readonly T[]): T[][] {
  const byPair = Map.groupBy(judgements, ({ unitId, toolId }) => `${unitId} ${toolId}`);
  return [...byPair.values()].map(lastTogether).filter(({ length }) => length > 1);
}

/** How far scores of one pair are from each other: the mean over all twos of them, in points. */
export function differenceOf(scores: readonly number[]): number {
  return mean(twos(scores).map(([a, b]) => Math.abs(a - b)));
}

/** The judgements of the different judges who looked at the pair within thirty days, at the latest time when two did. */
function lastTogether<T extends Judgement>(judgements: readonly T[]): T[] {
  const latestFirst = judgements.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  for (const { on: last } of latestFirst) {
    const byJudge = new Map<string, T>();
    for (const each of latestFirst)
      if (each.on <= last && daysBetween(each.on, last) <= sameStateDays && !byJudge.has(each.judgeId))
        byJudge.set(each.judgeId, each);
    if (byJudge.size > 1) return [...byJudge.values()];
  }
  return [];
}

/** 1 − observed / expected disagreement, with squared differences. */
function alphaOf(items: readonly (readonly number[])[]): number | null {
  const all = items.flat();
  const count = all.length;
  // Each item's ordered twos, by one less than it has scores: so that each score weighs as much as any other.
  const observed = items.reduce((sum, scores) => sum + squares(scores) / (scores.length - 1), 0) / count;
  const expected = squares(all) / (count * (count - 1));
  return expected === 0 ? null : 1 - observed / expected;
}

/** The sum of squared differences over all ordered twos: 2·n·Σx² − 2·(Σx)². */
function squares(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const ofSquares = values.reduce((total, value) => total + value * value, 0);
  return 2 * (values.length * ofSquares - sum * sum);
}

function twos(values: readonly number[]): [number, number][] {
  return values.flatMap((a, at) => values.slice(at + 1).map((b): [number, number] => [a, b]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
