import { isShown } from "../../platform/visibility.ts";
import type { Change } from "../../surveys/index.ts";
import { mean } from "../feedback/figures.ts";

/** What the feedback on one workshop tells of one need that its topic covers. */
export interface Evidence {
  /** How useful it was, 1 … 5, by those who told. */
  useful: readonly number[];
  /** How well they manage the need, on 0 … top. */
  changes: readonly Change[];
  top: number;
}

/** The stated strength weighs as much as so many answers. */
const priorAnswers = 5;
/** From this usefulness on a workshop did what it was meant to. */
const usefulEnough = 4;

/**
 * How well a held workshop served a need, 0 … 1, from the strength stated for its topic and the feedback:
 *
 *   learned = stated · (n₀ + n · r) / (n₀ + n),   n₀ = 5, n = answers on usefulness
 *
 * r is the share of what was promised that came true. Of usefulness u (1 … 5): r_u = min(1, (ū − 1) / (4 − 1)). Of
 * before and after, where five or more who could still gain have told both: r_g = ḡ / stated, ḡ the mean share of the
 * way to the top that was gone, max(0, now − before) / (top − before); above 1 where they gained more than was promised.
 * r is the mean of the two, or r_u alone. So the stated strength stands while there is little feedback, as a mean
 * shrunk towards its prior (James & Stein 1961; Efron & Morris 1975). Without five answers it stands as it is.
 */
export function learnedStrength(stated: number, { useful, changes, top }: Evidence): number {
  if (!isShown(useful.length) || stated <= 0) return stated;
  const n = useful.length;
  const asUseful = Math.min(1, (mean(useful) - 1) / (usefulEnough - 1));
  const gain = meanGain(changes, top);
  const kept = gain === null ? asUseful : (asUseful + gain / stated) / 2;
  return Math.min(1, (stated * (priorAnswers + n * kept)) / (priorAnswers + n));
}

/** Who managed it fully before could gain nothing, and tells nothing. */
function meanGain(changes: readonly Change[], top: number): number | null {
  const gains = changes
    .filter(({ before }) => before < top)
    .map(({ before, now }) => Math.max(0, now - before) / (top - before));
  return isShown(gains.length) ? mean(gains) : null;
}
