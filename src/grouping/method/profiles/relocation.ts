import { addScaled, dot, dots } from "../dot.ts";
import { groupSizes, groupSums } from "../group-sums.ts";
import type { Profiles } from "../shape.ts";

const MOST_PASSES = 100;
/** A move must gain more than rounding can. */
const LEAST_GAIN = 1e-10;
/** Far more than rounding can put into a gain. */
const ROUNDING = 1e-8;
const BLOCK = 128;

/** The memory of one restart, used again by the next. */
export interface Run {
  labels: Int32Array;
  nearness: Float64Array;
  sums: Float64Array;
  norms: Float64Array;
  sizes: Int32Array;
  products: Float64Array;
  /** Per profile, the drift of the groups below which it surely stays where it is. */
  settled: Float64Array;
  /** Per block of profiles, the sums when it was last gone through, and how far the gains may have drifted in all. */
  seen: Float64Array;
  drifts: Float64Array;
}

export function newRun({ n, d }: Profiles, k: number): Run {
  return {
    labels: new Int32Array(n),
    nearness: new Float64Array(n),
    sums: new Float64Array(k * d),
    norms: new Float64Array(k),
    sizes: new Int32Array(k),
    products: new Float64Array(k),
    settled: new Float64Array(n),
    seen: new Float64Array(Math.ceil(n / BLOCK) * k * d),
    drifts: new Float64Array(Math.ceil(n / BLOCK)),
  };
}

/**
 * Hartigan's relocation of the run's labels, of which none of 0 … k − 1 is missing: moves one profile at a time where Σ_g |S_g|
 * gains most, until fewer than `fewestMoves` of all are moved in a row. Returns Σ_g |S_g|.
 */
export function relocate(profiles: Profiles, k: number, run: Run, fewestMoves = 1): number {
  const { n, d, z } = profiles;
  const { labels, sums, norms, sizes, products, settled, seen, drifts } = run;
  sums.set(groupSums(profiles, labels, k));
  sizes.set(groupSizes(labels, k));
  measureNorms(sums, norms, d);
  settled.fill(-1);
  seen.fill(0);
  drifts.fill(0);
  for (let pass = 0; pass < MOST_PASSES && k > 1; pass++) {
    let moved = 0;
    for (let i = 0, block = 0, drift = 0, before = 0; i < n; i++) {
      if (i % BLOCK === 0) {
        block = i / BLOCK;
        drift = before = drifts[block] = drifts[block]! + driftSince(seen, block * k * d, sums, k, d);
      }
      if (drift < settled[i]!) continue;
      const own = labels[i]!;
      if (sizes[own] === 1) continue;
      const at = i * d;
      dots(products, sums, k, z, at, d);
      const ownNorm = norms[own]!;
      const left = Math.sqrt(Math.max(0, ownNorm * ownNorm - 2 * products[own]! + 1));
      const loss = ownNorm - left + LEAST_GAIN;
      let most = -Infinity;
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
      if (most <= loss) {
        settled[i] = before + before - drift + loss - most - ROUNDING;
        continue;
      }
      drift += sway(1, ownNorm, left) + sway(1, norms[target]!, targetNorm);
      addScaled(sums, own * d, z, at, d, -1);
      addScaled(sums, target * d, z, at, d, 1);
      norms[own] = left;
      norms[target] = targetNorm;
      sizes[own] = sizes[own]! - 1;
      sizes[target] = sizes[target]! + 1;
      labels[i] = target;
      settled[i] = -1;
      moved++;
    }
    measureNorms(sums, norms, d);
    if (moved < fewestMoves) break;
  }
  return norms.reduce((sum, norm) => sum + norm, 0);
}

/** How far a gain may have changed since the sums were as seen last: by the two groups that drifted most. */
function driftSince(seen: Float64Array, at: number, sums: Float64Array, k: number, d: number): number {
  let most = 0;
  let second = 0;
  for (let g = 0; g < k; g++) {
    let moved = 0;
    let before = 0;
    let after = 0;
    for (let j = g * d; j < (g + 1) * d; j++) {
      const now = sums[j]!;
      const then = seen[at + j]!;
      moved += (now - then) * (now - then);
      before += then * then;
      after += now * now;
      seen[at + j] = now;
    }
    const change = sway(Math.sqrt(moved), Math.sqrt(before), Math.sqrt(after));
    if (change > most) {
      second = most;
      most = change;
    } else if (change > second) second = change;
  }
  return most + second;
}

/**
 * The most by which the gain of any unit profile from joining or leaving a group can change when its sum moves so far:
 * the gain's slope is |u(S ± z) − u(S)| ≤ 1 / (|S| − ½), u being the direction, and no gain is beyond ±1.
 */
function sway(moved: number, before: number, after: number): number {
  const shortest = Math.max(before, after) - moved - 0.5;
  return shortest * 2 > moved ? moved / shortest : 2;
}

function measureNorms(sums: Float64Array, norms: Float64Array, d: number): void {
  for (let g = 0; g < norms.length; g++) norms[g] = Math.sqrt(dot(sums, g * d, sums, g * d, d));
}
