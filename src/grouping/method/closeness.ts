import { dot } from "./dot.ts";
import { groupSizes, groupSums } from "./group-sums.ts";
import type { Distances } from "./medoids/distances.ts";
import type { Profiles } from "./shape.ts";

/** Mean closeness of two members of a group, by group (NaN where nobody is paired) and over all pairs within groups. */
export interface Closeness {
  byGroup: number[];
  overall: number;
}

/** Cosine of each profile with each group's centre; row i starts at i · k. */
export function profileAffinities(profiles: Profiles, labels: Int32Array, k: number): Float64Array {
  const { n, d, z } = profiles;
  const sums = groupSums(profiles, labels, k);
  const affinities = new Float64Array(n * k);
  for (let g = 0; g < k; g++) {
    const norm = Math.sqrt(dot(sums, g * d, sums, g * d, d));
    for (let i = 0; i < n; i++) affinities[i * k + g] = norm === 0 ? 0 : dot(z, i * d, sums, g * d, d) / norm;
  }
  return affinities;
}

/** Per group the member with the largest mean cosine to the others: the one that the group's sum agrees with most. */
export function profileExemplars(profiles: Profiles, labels: Int32Array, k: number): number[] {
  const { d, z } = profiles;
  const sums = groupSums(profiles, labels, k);
  return bestMembers(labels, k, (i, g) => dot(z, i * d, sums, g * d, d));
}

/** Mean cosine of pairs, from |S_g|² = Σ over ordered pairs, oneself included. */
export function profileCloseness(profiles: Profiles, labels: Int32Array, k: number): Closeness {
  const { d } = profiles;
  const sums = groupSums(profiles, labels, k);
  const sizes = groupSizes(labels, k);
  return averaged(
    sizes,
    Array.from(sizes, (size, g) => (dot(sums, g * d, sums, g * d, d) - size) / 2),
  );
}

/** 1 − distance of each row to each group's medoid; row i starts at i · k. */
export function medoidAffinities(distances: Distances, labels: Int32Array, k: number): Float64Array {
  const { n, d } = distances;
  const medoids = medoidExemplars(distances, labels, k);
  return Float64Array.from({ length: n * k }, (_, at) => 1 - d[medoids[at % k]! * n + Math.floor(at / k)]!);
}

/** Per group the member with the smallest sum of distances to the others: its medoid. */
export function medoidExemplars({ n, d }: Distances, labels: Int32Array, k: number): number[] {
  return bestMembers(labels, k, (i, g) => {
    let sum = 0;
    for (let o = 0; o < n; o++) if (labels[o] === g) sum += d[i * n + o]!;
    return -sum;
  });
}

/** Mean of 1 − distance of pairs. */
export function medoidCloseness({ n, d }: Distances, labels: Int32Array, k: number): Closeness {
  const sums = new Array<number>(k).fill(0);
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    for (let o = i + 1; o < n; o++) if (labels[o] === own) sums[own] = sums[own]! + 1 - d[i * n + o]!;
  }
  return averaged(groupSizes(labels, k), sums);
}

function bestMembers(labels: Int32Array, k: number, merit: (i: number, g: number) => number): number[] {
  const best = new Array<number>(k).fill(-1);
  const most = new Array<number>(k).fill(-Infinity);
  labels.forEach((g, i) => {
    const value = merit(i, g);
    // The tolerance keeps a tie with the first of them, whatever rounding does.
    if (value <= most[g]! + 1e-12) return;
    most[g] = value;
    best[g] = i;
  });
  return best;
}

function averaged(sizes: Int32Array, sums: readonly number[]): Closeness {
  const pairs = Array.from(sizes, (size) => (size * (size - 1)) / 2);
  const all = pairs.reduce((sum, count) => sum + count, 0);
  return {
    byGroup: sums.map((sum, g) => (pairs[g] === 0 ? NaN : sum / pairs[g]!)),
    overall: all === 0 ? NaN : sums.reduce((sum, value) => sum + value, 0) / all,
  };
}
