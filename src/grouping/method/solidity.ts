import type { Cloud } from "./cloud.ts";
import { resamplingRestarts } from "./number/restarts.ts";
import { drawWithReplacement, randomStream } from "./random.ts";

/** How far one group can be relied on. */
export type Grade = "solid" | "tentative" | "do not rely on it";

const BOOTSTRAPS = 100;

/**
 * Per group, how well it is found again: the people are drawn anew with replacement and grouped, and the group, as far
 * as it was drawn, is compared with the most alike of the new groups by Jaccard's |A ∩ B| / |A ∪ B|, people counted once;
 * mean of 100 (Hennig 2007). A group of which nobody was drawn is left out of that turn. 0 … 1 by group.
 */
export function bootstrapJaccard(
  cloud: Cloud,
  labels: Int32Array,
  k: number,
  seed: number,
  onBootstrap: (done: number, total: number) => void,
): number[] {
  const sums = new Float64Array(k);
  const turns = new Float64Array(k);
  for (let b = 0; b < BOOTSTRAPS; b++) {
    const rows = drawWithReplacement(cloud.n, randomStream(seed, `bootstrap ${b}`));
    const regrouped = cloud
      .take(rows)
      .group(k, randomStream(seed, `bootstrap ${b} groups ${k}`), resamplingRestarts(cloud.n));
    largestJaccards(rows, labels, regrouped.labels, k).forEach((jaccard, g) => {
      if (Number.isNaN(jaccard)) return;
      sums[g] = sums[g]! + jaccard;
      turns[g] = turns[g]! + 1;
    });
    onBootstrap(b + 1, BOOTSTRAPS);
  }
  return Array.from(sums, (sum, g) => (turns[g] === 0 ? 0 : sum / turns[g]!));
}

/** ≥ 0.75 solid, 0.6–0.75 tentative, below that not to be relied on (Hennig 2007). */
export function grade(jaccard: number): Grade {
  if (jaccard >= 0.75) return "solid";
  return jaccard >= 0.6 ? "tentative" : "do not rely on it";
}

/** Per original group the largest Jaccard over the new groups; NaN where none of the group was drawn. */
function largestJaccards(rows: Int32Array, labels: Int32Array, found: Int32Array, k: number): number[] {
  const both = new Int32Array(k * k);
  const inGroup = new Int32Array(k);
  const inFound = new Int32Array(k);
  const counted = new Set<number>();
  for (let i = 0; i < rows.length; i++) {
    const key = rows[i]! * k + found[i]!; // copies of one person may have ended in different groups
    if (counted.has(key)) continue;
    counted.add(key);
    const g = labels[rows[i]!]!;
    both[g * k + found[i]!] = both[g * k + found[i]!]! + 1;
    inFound[found[i]!] = inFound[found[i]!]! + 1;
  }
  for (const row of new Set(rows)) inGroup[labels[row]!] = inGroup[labels[row]!]! + 1;
  return Array.from(inGroup, (size, g) => {
    if (size === 0) return NaN;
    let largest = 0;
    for (let f = 0; f < k; f++) {
      const shared = both[g * k + f]!;
      largest = Math.max(largest, shared / (size + inFound[f]! - shared));
    }
    return largest;
  });
}
