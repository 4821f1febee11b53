import type { Pair } from "./pairs.ts";

/** Whether each unit counts alike (its mean over its tools first), or each pair of unit and tool. */
export const weightings = ["units", "pairs"] as const;
export type Weighting = (typeof weightings)[number];

/** A score of one unit and tool. */
export interface Scored {
  readonly unitId: string;
  readonly score: number;
}

export interface Level {
  /** 0–500. */
  readonly level: number;
  readonly units: number;
  readonly pairs: number;
}

/**
 * The level of a set of units at a day: the mean of each pair's latest score up to that day. Null where nothing was
 * assessed by then.
 */
export function levelAt(pairs: readonly Pair[], day: string, weighting: Weighting): Level | null {
  return levelOf(
    pairs.flatMap(({ assessments }) => assessments.findLast(({ on }) => on <= day) ?? []),
    weighting,
  );
}

/** The mean of scores, of which there is one a pair. */
export function levelOf(scored: readonly Scored[], weighting: Weighting): Level | null {
  if (scored.length === 0) return null;
  // Sums rather than lists: a page tells tens of thousands of pairs in many ways.
  const byUnit = new Map<string, { sum: number; pairs: number }>();
  for (const { unitId, score } of scored) {
    const unit = byUnit.get(unitId);
    if (unit === undefined) byUnit.set(unitId, { sum: score, pairs: 1 });
    else {
      unit.sum += score;
      unit.pairs += 1;
    }
  }
  let [sum, means] = [0, 0];
  for (const unit of byUnit.values()) {
    sum += unit.sum;
    means += unit.sum / unit.pairs;
  }
  const level = weighting === "units" ? means / byUnit.size : sum / scored.length;
  return { level, units: byUnit.size, pairs: scored.length };
}
