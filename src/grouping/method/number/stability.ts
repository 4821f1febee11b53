import { adjustedRand } from "../agreement.ts";
import type { Cloud } from "../cloud.ts";
import { randomStream, shuffle, type Random } from "../random.ts";
import { median } from "../variance.ts";
import { resamplingRestarts } from "./restarts.ts";

export interface Stability {
  median: number;
  min: number;
  max: number;
}

/** A median under this fails the guard. */
export const LEAST_STABILITY = 0.75;

const PARTS = 5;
const ROUNDS = 10;
/** Within so much of the limit, chance would decide with 50 subsamples: the median of 50 varies by 0.02 with the seed. */
const CLOSE_CALL = 0.05;
const ROUNDS_OF_CLOSE_CALL = 40;

/**
 * How far the grouping depends on who happened to answer: the adjusted Rand index between the grouping of a random 80 %
 * of the people and the full grouping restricted to them; median, least and largest of 50, or of 200 where the median of
 * 50 is too near the guard's limit. The people are dealt into fifths and each fifth is left out in turn, so that
 * everybody is missing equally often and the median depends less on the seed. Each deal and each grouping draws from a
 * stream of its own: re-seeding inside the loop would draw alike subsamples and report far too high a figure. A profile
 * has nothing of other respondents in it, so a subsample needs no shaping of its own.
 */
export function stabilityOf(
  cloud: Cloud,
  labels: Int32Array,
  k: number,
  seed: number,
  onSubsample: (done: number, total: number) => void,
): Stability {
  const agreements: number[] = [];
  const measure = (rounds: number) => {
    for (let s = agreements.length; s < rounds * PARTS; s++) {
      agreements.push(agreementOf(cloud, labels, k, seed, s));
      onSubsample(s + 1, rounds * PARTS);
    }
  };
  measure(ROUNDS);
  if (Math.abs(median(agreements) - LEAST_STABILITY) < CLOSE_CALL) measure(ROUNDS_OF_CLOSE_CALL);
  return { median: median(agreements), min: Math.min(...agreements), max: Math.max(...agreements) };
}

function agreementOf(cloud: Cloud, labels: Int32Array, k: number, seed: number, s: number): number {
  const rows = leaveOnePartOut(cloud.n, s % PARTS, randomStream(seed, `subsample round ${Math.floor(s / PARTS)}`));
  const random = randomStream(seed, `subsample ${s} groups ${k}`);
  const regrouped = cloud.take(rows).group(Math.min(k, rows.length), random, resamplingRestarts(cloud.n));
  return adjustedRand(
    regrouped.labels,
    Int32Array.from(rows, (row) => labels[row]!),
  );
}

function leaveOnePartOut(n: number, part: number, random: Random): Int32Array {
  const dealt = Int32Array.from({ length: n }, (_, i) => i);
  shuffle(dealt, random);
  return dealt.filter((_, i) => i % PARTS !== part).sort();
}
