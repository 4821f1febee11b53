import type { Partition } from "../profiles/spherical.ts";
import type { Distances } from "./distances.ts";

/** A partition around medoids: the member each group is built around, by group. */
export interface MedoidPartition extends Partition {
  medoids: Int32Array;
}

const MOST_PASSES = 200;
/** An exchange must gain more than rounding can. */
const LEAST_GAIN = 1e-10;

/**
 * Partitioning around medoids: k members that minimise the sum of distances to the nearest of them. BUILD of Kaufman &
 * Rousseeuw (1990), then FasterPAM (Schubert & Rousseeuw 2021): candidates are scanned in file order, each is compared
 * with all medoids at once, and an exchange that gains is made at once; it ends after a whole round without one.
 * Deterministic; ties go to the earlier candidate. n ≥ k ≥ 1.
 */
export function partitionAroundMedoids(distances: Distances, k: number): MedoidPartition {
  const { n } = distances;
  const medoids = build(distances, k);
  const near = new Int32Array(n);
  const nearest = new Float64Array(n);
  const second = new Float64Array(n);
  assign(distances, medoids, near, nearest, second);
  if (k > 1) exchange(distances, medoids, near, nearest, second);
  const objective = nearest.reduce((sum, distance) => sum + distance, 0);
  return { labels: near, medoids, objective, dispersion: objective };
}

/** The most central member first, then again and again the one that lowers the sum of distances most. */
function build(distances: Distances, k: number): Int32Array {
  const { n, d } = distances;
  const medoids = new Int32Array(k).fill(-1);
  const nearest = new Float64Array(n).fill(Infinity);
  for (let g = 0; g < k; g++) {
    let best = -1;
    let least = Infinity;
    for (let c = 0; c < n; c++) {
      if (medoids.includes(c)) continue;
      const change = g === 0 ? sumFrom(distances, c) : changeWith(distances, c, nearest);
      if (change < least - LEAST_GAIN) {
        least = change;
        best = c;
      }
    }
    medoids[g] = best;
    for (let i = 0; i < n; i++) nearest[i] = Math.min(nearest[i]!, d[best * n + i]!);
  }
  return medoids;
}

function sumFrom({ n, d }: Distances, i: number): number {
  let sum = 0;
  for (let o = i * n; o < (i + 1) * n; o++) sum += d[o]!;
  return sum;
}

/**
 * What a candidate would change in the sum of distances to the nearest medoid: Σ min(0, t) = Σ (t − |t|) / 2. Whether one
 * is nearer cannot be foreseen, and a wrongly foreseen branch, which a minimum is too, would cost five times the sum.
 */
function changeWith({ n, d }: Distances, candidate: number, nearest: Float64Array): number {
  const at = candidate * n;
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const first = d[at + i]! - nearest[i]!;
    const second = d[at + i + 1]! - nearest[i + 1]!;
    even += first - Math.abs(first);
    odd += second - Math.abs(second);
  }
  if (i < n) even += d[at + i]! - nearest[i]! - Math.abs(d[at + i]! - nearest[i]!);
  return (even + odd) / 2;
}

function exchange(
  distances: Distances,
  medoids: Int32Array,
  near: Int32Array,
  nearest: Float64Array,
  second: Float64Array,
): void {
  const { n, d } = distances;
  const removal = new Float64Array(medoids.length);
  const change = new Float64Array(medoids.length);
  measureRemoval(removal, near, nearest, second);
  let unchanged = 0;
  for (let step = 0; step < MOST_PASSES * n && unchanged < n; step++) {
    const candidate = step % n;
    unchanged++;
    if (medoids[near[candidate]!] === candidate) continue;
    change.set(removal);
    let gain = 0;
    for (let o = candidate * n, i = 0; i < n; i++, o++) {
      const distance = d[o]!;
      if (distance >= second[i]!) continue;
      const g = near[i]!;
      if (distance < nearest[i]!) {
        gain += distance - nearest[i]!;
        change[g] = change[g]! + nearest[i]! - second[i]!;
      } else {
        change[g] = change[g]! + distance - second[i]!;
      }
    }
    const out = indexOfLeast(change);
    if (change[out]! + gain >= -LEAST_GAIN) continue;
    medoids[out] = candidate;
    assign(distances, medoids, near, nearest, second);
    measureRemoval(removal, near, nearest, second);
    unchanged = 0;
  }
}

/** Each one's nearest medoid, the distance to it and to the second nearest (infinite with a single medoid). */
function assign(
  { n, d }: Distances,
  medoids: Int32Array,
  near: Int32Array,
  nearest: Float64Array,
  second: Float64Array,
): void {
  nearest.fill(Infinity);
  second.fill(Infinity);
  medoids.forEach((medoid, g) => {
    for (let i = 0; i < n; i++) {
      // A medoid belongs to itself, also where a copy of it is the medoid of an earlier group.
      const distance = i === medoid ? -1 : d[medoid * n + i]!;
      if (distance < nearest[i]!) {
        second[i] = nearest[i]!;
        nearest[i] = distance;
        near[i] = g;
      } else if (distance < second[i]!) {
        second[i] = distance;
      }
    }
  });
  for (const medoid of medoids) nearest[medoid] = 0;
}

/** What losing each medoid would cost: its members would go to their second nearest. */
function measureRemoval(removal: Float64Array, near: Int32Array, nearest: Float64Array, second: Float64Array): void {
  removal.fill(0);
  for (let i = 0; i < near.length; i++) removal[near[i]!] = removal[near[i]!]! + second[i]! - nearest[i]!;
}

function indexOfLeast(values: Float64Array): number {
  let least = 0;
  for (let g = 1; g < values.length; g++) if (values[g]! < values[least]!) least = g;
  return least;
}
