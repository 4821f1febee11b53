import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustedRand } from "../../../src/grouping/method/agreement.ts";
import { profileAffinities, profileCloseness, profileExemplars } from "../../../src/grouping/method/closeness.ts";
import { groupSizes } from "../../../src/grouping/method/group-sums.ts";
import { sphericalKMeans } from "../../../src/grouping/method/profiles/spherical.ts";
import { randomStream } from "../../../src/grouping/method/random.ts";
import type { Profiles } from "../../../src/grouping/method/shape.ts";
import { profileSilhouette, distanceSilhouette } from "../../../src/grouping/method/silhouette.ts";
import {
  adjustedR2,
  distanceSquares,
  etaSquared,
  median,
  profileSquares,
} from "../../../src/grouping/method/variance.ts";

/** Unit vectors at the given angles in degrees. */
const circle = (angles: number[]): Profiles => ({
  n: angles.length,
  d: 2,
  z: Float64Array.from(
    angles.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]),
  ),
});
const angles = fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 2, maxLength: 9 });
const cosine = ({ z }: Profiles, a: number, b: number) => z[a * 2]! * z[b * 2]! + z[a * 2 + 1]! * z[b * 2 + 1]!;

/** Σ_g |S_g|, from the definition. */
function objectiveOf({ z, n }: Profiles, labels: ArrayLike<number>, k: number): number {
  let sum = 0;
  for (let g = 0; g < k; g++) {
    let [x, y] = [0, 0];
    for (let i = 0; i < n; i++) if (labels[i] === g) [x, y] = [x + z[i * 2]!, y + z[i * 2 + 1]!];
    sum += Math.hypot(x, y);
  }
  return sum;
}

/** The best of all k^n divisions. */
function bestOfAll(profiles: Profiles, k: number): number {
  let best = 0;
  for (let code = 0; code < k ** profiles.n; code++) {
    const labels = Array.from({ length: profiles.n }, (_, i) => Math.floor(code / k ** i) % k);
    best = Math.max(best, objectiveOf(profiles, labels, k));
  }
  return best;
}

test("finds the best of all divisions of a few profiles, with no group empty", () => {
  fc.assert(
    fc.property(angles, fc.integer({ min: 1, max: 3 }), fc.integer(), (list, wanted, seed) => {
      const k = Math.min(wanted, list.length);
      const profiles = circle(list);
      const { labels, objective, dispersion } = sphericalKMeans(profiles, k, 30, randomStream(seed, "test"));
      expect(objective).toBeCloseTo(bestOfAll(profiles, k), 6);
      expect(objective).toBeCloseTo(objectiveOf(profiles, labels, k), 9);
      expect(dispersion).toBeCloseTo(list.length - objective, 9);
      expect(Math.min(...groupSizes(labels, k))).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});

test("separate directions become the groups, also when many profiles are the same", () => {
  const labels = (list: number[], k: number) => sphericalKMeans(circle(list), k, 25, randomStream(1, "test")).labels;
  expect(adjustedRand(labels([0, 5, 120, 125, 240, 245], 3), [0, 0, 1, 1, 2, 2])).toBe(1);
  expect(Math.min(...groupSizes(labels([7, 7, 7, 7, 7], 3), 3))).toBe(1);
});

test("exemplar, affinities and closeness are what their definitions say", () => {
  const profiles = circle([0, 10, 50, 180, 200]);
  const labels = Int32Array.of(0, 0, 0, 1, 1);
  expect(profileExemplars(profiles, labels, 2)).toEqual([1, 3]);
  const first = Math.cos((190 * Math.PI) / 180);
  expect(profileAffinities(profiles, labels, 2)[1]).toBeCloseTo(first, 12);
  const { byGroup, overall } = profileCloseness(profiles, labels, 2);
  const pairs = [cosine(profiles, 0, 1), cosine(profiles, 0, 2), cosine(profiles, 1, 2), cosine(profiles, 3, 4)];
  expect(byGroup[0]).toBeCloseTo((pairs[0]! + pairs[1]! + pairs[2]!) / 3, 12);
  expect(overall).toBeCloseTo(pairs.reduce((a, b) => a + b) / 4, 12);
});

test("silhouette and squares from sums equal those from all pairs of distances", () => {
  fc.assert(
    fc.property(angles, fc.integer(), (list, seed) => {
      const profiles = circle(list);
      const n = list.length;
      const { labels } = sphericalKMeans(profiles, 2, 1, randomStream(seed, "test"));
      const d = Float64Array.from({ length: n * n }, (_, at) => {
        const [i, o] = [Math.floor(at / n), at % n];
        return i === o ? 0 : Math.max(0, 1 - cosine(profiles, i, o));
      });
      // Rounding decides the silhouette of copies, whose distances are all 0.
      fc.pre(new Set(list).size === n);
      expect(profileSilhouette(profiles, labels, 2)).toBeCloseTo(distanceSilhouette({ n, d }, labels, 2), 8);
      expect(profileSquares(profiles, labels, 2)).toBeCloseTo(
        distanceSquares({ n, d: d.map(Math.sqrt) }, labels, 2),
        8,
      );
    }),
  );
});

test("adjusted Rand: 1 for the same up to names, Hubert & Arabie's formula, 0 for one group against several", () => {
  expect(adjustedRand([0, 0, 1, 2], [5, 5, 3, 0])).toBe(1);
  // Contingency 2 1 / 1 2: pairs in both 2, in each 6 of 15; (2 − 36/15) / (6 − 36/15).
  expect(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1])).toBeCloseTo((2 - 2.4) / (6 - 2.4), 12);
  expect(adjustedRand([0, 0, 0, 0], [0, 1, 0, 1])).toBe(0);
  expect(adjustedRand([0, 0, 0], [1, 1, 1])).toBe(1);
});

test("η², adjusted R² and the median", () => {
  expect(etaSquared([1, 1, 3, 3], Int32Array.of(0, 0, 1, 1), 2)).toBe(1);
  expect(etaSquared([1, 3, 1, 3], Int32Array.of(0, 0, 1, 1), 2)).toBe(0);
  expect(etaSquared([0.3, 0.3, 0.3], Int32Array.of(0, 1, 1), 2)).toBe(0);
  expect(adjustedR2(6, 10, 11, 2)).toBeCloseTo(1 - (0.6 * 10) / 9, 12);
  expect(adjustedR2(10, 10, 11, 1)).toBe(0);
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});
