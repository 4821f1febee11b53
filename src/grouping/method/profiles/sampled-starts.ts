import { adjustedRand } from "../agreement.ts";
import { dots } from "../dot.ts";
import { groupSums } from "../group-sums.ts";
import { drawWithoutReplacement, type Random } from "../random.ts";
import { takeProfiles, type Profiles } from "../shape.ts";
import { relocateFrom, sphericalKMeans, type Partition } from "./spherical.ts";

/** People that each start is made of; of no more people starting whole costs no more. */
export const STARTED_ON = 1000;
/** A start is only to be compared and polished: it ends when a pass moves fewer than one in a hundred. */
const FEWEST_MOVES = STARTED_ON / 100;
/** People that the starts are compared on. */
const COMPARED_ON = 5000;
/** One start in so many is polished, the best ones: three of the 25 for groups that are kept. */
const STARTS_PER_POLISHED = 8;
/** Adjusted Rand index from which a start is the one that is already polished: it would end in the same place. */
const SAME = 0.95;

/**
 * Spherical k-means of many: the same method, its starts made on samples. Each start is relocated nearly to its
 * end on 1,000 people out of a sample of 5,000; all starts are compared by Σ z·c of that sample, and the best eighth, so far
 * as they differ, are relocated to their end on everyone: the best of these is returned. So the result is a local optimum of the
 * whole, as it is for fewer people. One thread is enough: the starts take a quarter of a second, and of 100,000 profiles
 * one relocation a tenth to half a second, so that threads with copies of the profiles would gain next to nothing.
 * @param profiles rows of unit length, n ≥ k ≥ 1.
 */
export function sphericalFromSamples(profiles: Profiles, k: number, starts: number, random: Random): Partition {
  const { n, d } = profiles;
  const compared = drawWithoutReplacement(n, Math.min(n, Math.max(COMPARED_ON, k)), random);
  const many = takeProfiles(profiles, compared);
  const found = Array.from({ length: k === 1 ? 1 : starts }, () => {
    const drawn = drawWithoutReplacement(many.n, Math.min(many.n, Math.max(STARTED_ON, k)), random);
    const sample = takeProfiles(many, drawn);
    const { labels } = sphericalKMeans(sample, k, 1, random, FEWEST_MOVES);
    const centres = unitRows(groupSums(sample, labels, k), k, d);
    return { rows: drawn.map((at) => compared[at]!), labels, centres, ...nearestCentres(many, centres, k) };
  });
  const polished: Partition[] = [];
  const most = Math.max(1, Math.round(starts / STARTS_PER_POLISHED));
  for (const start of found.sort((a, b) => b.sum - a.sum).slice(0, most)) {
    const isPolished = ({ labels }: Partition) =>
      adjustedRand(
        start.nearest,
        compared.map((row) => labels[row]!),
      ) > SAME;
    if (polished.some(isPolished)) continue;
    const everyone = nearestCentres(profiles, start.centres, k).nearest;
    // Those who made the start stay as they are, so that no group begins empty.
    start.rows.forEach((row, at) => (everyone[row] = start.labels[at]!));
    polished.push(relocateFrom(profiles, k, everyone));
  }
  return polished.reduce((best, partition) => (partition.objective > best.objective ? partition : best));
}

/** The nearest centre of each profile, and the sum of the cosines to it. */
function nearestCentres({ n, d, z }: Profiles, centres: Float64Array, k: number): { nearest: Int32Array; sum: number } {
  const nearest = new Int32Array(n);
  const cosines = new Float64Array(k);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    dots(cosines, centres, k, z, i * d, d);
    let best = 0;
    for (let g = 1; g < k; g++) if (cosines[g]! > cosines[best]!) best = g;
    nearest[i] = best;
    sum += cosines[best]!;
  }
  return { nearest, sum };
}

function unitRows(sums: Float64Array, k: number, d: number): Float64Array {
  for (let g = 0; g < k; g++) {
    const norm = Math.hypot(...sums.subarray(g * d, (g + 1) * d));
    if (norm > 0) for (let j = g * d; j < (g + 1) * d; j++) sums[j] = sums[j]! / norm;
  }
  return sums;
}
