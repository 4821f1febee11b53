import { dot } from "./dot.ts";
import { groupSizes, groupSums } from "./group-sums.ts";
import type { Distances } from "./medoids/distances.ts";
import type { Profiles } from "./shape.ts";

/**
 * Mean silhouette width, −1 … 1 (Rousseeuw 1987), of groups of unit profiles under the distance 1 − cosine. The mean
 * distance to a group follows from the group's sum, so it costs n·k·d and not n²·d. Someone alone in a group counts 0.
 * Needs k ≥ 2.
 */
export function profileSilhouette(profiles: Profiles, labels: Int32Array, k: number): number {
  const { n, d, z } = profiles;
  const sums = groupSums(profiles, labels, k);
  const sizes = groupSizes(labels, k);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    if (sizes[own]! < 2) continue;
    // The profile's product with itself, 1, is in its own group's sum; the distance to oneself is not averaged.
    const within = 1 - (dot(z, i * d, sums, own * d, d) - 1) / (sizes[own]! - 1);
    let nearest = Infinity;
    for (let g = 0; g < k; g++) {
      if (g !== own) nearest = Math.min(nearest, 1 - dot(z, i * d, sums, g * d, d) / sizes[g]!);
    }
    total += width(within, nearest);
  }
  return total / n;
}

/** The same for any matrix of distances; a group of which nobody is there is no neighbour. */
export function distanceSilhouette({ n, d }: Distances, labels: Int32Array, k: number): number {
  const sizes = groupSizes(labels, k);
  const sums = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    if (sizes[own]! < 2) continue;
    sums.fill(0);
    for (let j = 0; j < n; j++) sums[labels[j]!] = sums[labels[j]!]! + d[i * n + j]!;
    let nearest = Infinity;
    for (let g = 0; g < k; g++) if (g !== own && sizes[g]! > 0) nearest = Math.min(nearest, sums[g]! / sizes[g]!);
    total += width(sums[own]! / (sizes[own]! - 1), nearest);
  }
  return total / n;
}

function width(within: number, nearest: number): number {
  const larger = Math.max(within, nearest);
  return larger <= 0 ? 0 : (nearest - within) / larger;
}
