import { addScaled, dot, dots } from "./dot.ts";
import type { Random } from "./random.ts";
import type { Profiles } from "./shape.ts";

/** A division of n respondents into groups 0 … k − 1, none of them empty. */
export interface Partition {
  labels: Int32Array;
  /** What the method optimises: Σ cosine to the own centre (spherical), Σ distance to the own medoid (pam). */
  objective: number;
  /** How spread out the groups are: Σ (1 − cosine), or Σ distance. */
  dispersion: number;
}

const MOST_PASSES = 100;
/** A move must gain more than rounding can. */
const LEAST_GAIN = 1e-10;
/** Nearness of a seed to itself: above any cosine, so that no copy of it can take it over. */
const SEED = 2;

/**
 * Spherical k-means (Dhillon & Modha 2001): maximises Σ_i z_i·c_a(i) over centres of unit length, which is Σ_g |S_g| with
 * S_g the sum of a group's profiles. Seeds by k-means++ (Arthur & Vassilvitskii 2007, with 1 − cosine as the squared
 * distance), then Hartigan's relocation: one profile at a time goes where the objective gains most, counted with the
 * profile already gone from its old group; every end point of this is one of Lloyd's too, but not the other way round
 * (Telgarsky & Vattani 2010). The best of `restarts` is returned.
 * @param profiles rows of unit length, n ≥ k ≥ 1.
 */
export function sphericalKMeans(profiles: Profiles, k: number, restarts: number, random: Random): Partition {
  const { n } = profiles;
  const run = newRun(profiles, k);
  let best: Partition | undefined;
  for (let restart = 0; restart < (k === 1 ? 1 : restarts); restart++) {
    seedGroups(profiles, k, run, random);
    relocate(profiles, k, run);
    const objective = run.norms.reduce((sum, norm) => sum + norm, 0);
    if (best === undefined || objective > best.objective + LEAST_GAIN) {
      best = { labels: run.labels.slice(), objective, dispersion: n - objective };
    }
  }
  return best!;
}

/** S_g, the sums of the profiles of each group, g = 0 … k − 1, as k rows of d numbers. */
export function groupSums({ n, d, z }: Profiles, labels: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k * d);
  for (let i = 0; i < n; i++) addScaled(sums, labels[i]! * d, z, i * d, d, 1);
  return sums;
}

/** How many respondents each group has. */
export function groupSizes(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label] = sizes[label]! + 1;
  return sizes;
}

/** The memory of one restart, used again by the next. */
interface Run {
  labels: Int32Array;
  nearness: Float64Array;
  sums: Float64Array;
  norms: Float64Array;
  sizes: Int32Array;
  products: Float64Array;
}

function newRun({ n, d }: Profiles, k: number): Run {
  return {
    labels: new Int32Array(n),
    nearness: new Float64Array(n),
    sums: new Float64Array(k * d),
    norms: new Float64Array(k),
    sizes: new Int32Array(k),
    products: new Float64Array(k),
  };
}

function seedGroups({ n, d, z }: Profiles, k: number, { labels, nearness }: Run, random: Random): void {
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

function relocate(profiles: Profiles, k: number, run: Run): void {
  const { n, d, z } = profiles;
  const { labels, sums, norms, sizes, products } = run;
  sums.set(groupSums(profiles, labels, k));
  sizes.set(groupSizes(labels, k));
  measureNorms(sums, norms, d);
  for (let pass = 0; pass < MOST_PASSES && k > 1; pass++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      const own = labels[i]!;
      if (sizes[own] === 1) continue;
      const at = i * d;
      dots(products, sums, k, z, at, d);
      const ownNorm = norms[own]!;
      const left = Math.sqrt(Math.max(0, ownNorm * ownNorm - 2 * products[own]! + 1));
      let most = ownNorm - left + LEAST_GAIN;
      let target = own;
      let targetNorm = 0;
      for (let g = 0; g < k; g++) {
        if (g === own) continue;
        const norm = norms[g]!;
        const joined = Math.sqrt(Math.max(0, norm * norm + 2 * products[g]! + 1));
        if (joined - norm > most) {
          most = joined - norm;
          target = g;
          targetNorm = joined;
        }
      }
      if (target === own) continue;
      addScaled(sums, own * d, z, at, d, -1);
      addScaled(sums, target * d, z, at, d, 1);
      norms[own] = left;
      norms[target] = targetNorm;
      sizes[own] = sizes[own]! - 1;
      sizes[target] = sizes[target]! + 1;
      labels[i] = target;
      moved++;
    }
    measureNorms(sums, norms, d);
    if (moved === 0) return;
  }
}

function measureNorms(sums: Float64Array, norms: Float64Array, d: number): void {
  for (let g = 0; g < norms.length; g++) norms[g] = Math.sqrt(dot(sums, g * d, sums, g * d, d));
}
