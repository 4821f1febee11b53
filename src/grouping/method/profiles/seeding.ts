import { dot } from "../dot.ts";
import type { Random } from "../random.ts";
import type { Profiles } from "../shape.ts";
import type { Run } from "./relocation.ts";

/** Nearness of a seed to itself: above any cosine, so that no copy of it can take it over. */
const SEED = 2;

/**
 * k-means++ (Arthur & Vassilvitskii 2007) with 1 − cosine as the squared distance: draws k seeds, each the likelier the
 * farther from the seeds before, and puts everyone to the nearest, a seed to itself.
 * @param profiles n ≥ k.
 */
export function seedGroups({ n, d, z }: Profiles, k: number, { labels, nearness }: Run, random: Random): void {
  labels.fill(0);
  nearness.fill(-Infinity);
  for (let g = 0; g < k; g++) {
    const seed = g === 0 ? random.below(n) : drawFarOne(nearness, random);
    for (let i = 0; i < n; i++) {
      const cosine = i === seed ? SEED : dot(z, i * d, z, seed * d, d);
      if (cosine > nearness[i]!) {
        nearness[i] = cosine;
        labels[i] = g;
      }
    }
  }
}

function drawFarOne(nearness: Float64Array, random: Random): number {
  let total = 0;
  for (const cosine of nearness) total += Math.max(0, 1 - cosine);
  let left = random.real() * total;
  for (let i = 0; i < nearness.length; i++) {
    left -= Math.max(0, 1 - nearness[i]!);
    if (left < 0 && nearness[i]! < 1) return i;
  }
  // Fewer different profiles than groups (or rounding at the end of the sum): anyone who is not a seed.
  return nearness.findIndex((cosine) => cosine < SEED);
}
