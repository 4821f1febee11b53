import type { AnswerMatrix } from "./answers.ts";
import { dot } from "./dot.ts";
import { groupSizes, groupSums } from "./group-sums.ts";
import type { Distances } from "./medoids/distances.ts";
import type { Profiles } from "./shape.ts";

/**
 * Sum of squares within groups of unit profiles with the squared distance 1 − z·z′ (PERMANOVA, Anderson 2001):
 * Σ_g Σ_{pairs in g} (1 − z·z′) / |g|, which is Σ_g (|g| − |S_g|² / |g|) / 2. With k = 1 it is the total.
 */
export function profileSquares(profiles: Profiles, labels: Int32Array, k: number): number {
  const { d } = profiles;
  const sums = groupSums(profiles, labels, k);
  const sizes = groupSizes(labels, k);
  let squares = 0;
  for (let g = 0; g < k; g++) {
    if (sizes[g]! > 0) squares += (sizes[g]! - dot(sums, g * d, sums, g * d, d) / sizes[g]!) / 2;
  }
  return squares;
}

/** The same from a matrix of distances. */
export function distanceSquares({ n, d }: Distances, labels: Int32Array, k: number): number {
  const within = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    for (let o = i + 1; o < n; o++) {
      if (labels[o] === label) within[label] = within[label]! + d[i * n + o]! ** 2;
    }
  }
  return groupSizes(labels, k).reduce((sum, size, g) => (size === 0 ? sum : sum + within[g]! / size), 0);
}

/**
 * R² = 1 − within / total, adjusted for the number of groups: 1 − (1 − R²)(n − 1)/(n − g) (Ezekiel 1930). 0 means that
 * the groups tell nothing, and chance goes below it. Nothing to explain, or as many groups as people, gives 0.
 */
export function adjustedR2(within: number, total: number, n: number, groups: number): number {
  if (total <= 0 || n <= groups) return 0;
  return 1 - ((within / total) * (n - 1)) / (n - groups);
}

/** How much each respondent asks for: the mean of what they answered; 0 where they answered nothing. */
export function rowMeans({ rows, needs, x }: AnswerMatrix): Float64Array {
  const d = needs.length;
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = 0;
    let answered = 0;
    for (let j = i * d; j < (i + 1) * d; j++) {
      if (Number.isNaN(x[j]!)) continue;
      sum += x[j]!;
      answered++;
    }
    return answered === 0 ? 0 : sum / answered;
  });
}

/** η²: the share 0 … 1 of the variance of a number that groups explain; 0 when it does not vary. */
export function etaSquared(values: ArrayLike<number>, labels: Int32Array, k: number): number {
  if (k === 1) return 0;
  const n = labels.length;
  const sums = new Float64Array(k);
  let mean = 0;
  for (let i = 0; i < n; i++) {
    sums[labels[i]!] = sums[labels[i]!]! + values[i]!;
    mean += values[i]! / n;
  }
  let total = 0;
  for (let i = 0; i < n; i++) total += (values[i]! - mean) ** 2;
  if (total < 1e-12 * n) return 0;
  const between = groupSizes(labels, k).reduce(
    (sum, size, g) => (size === 0 ? sum : sum + size * (sums[g]! / size - mean) ** 2),
    0,
  );
  return Math.min(1, between / total);
}

/** The middle value (the mean of the middle two); NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return half % 1 === 0 ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}
