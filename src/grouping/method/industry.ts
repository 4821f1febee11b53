import { adjustedRand } from "./agreement.ts";
import type { Cloud, Material } from "./cloud.ts";
import { firstHalves, r2, type HeldOut, type HeldOutSetting } from "./held-out.ts";
import { drawWithoutReplacement, randomStream, shuffle } from "./random.ts";
import { median } from "./variance.ts";

/** Need groups beside industry: what each tells about answers that it was not made from. */
export interface IndustryComparison {
  /** Held-out adjusted R² of the need groups and of industry: medians over random halves of the needs. */
  r2Need: number;
  r2Industry: number;
  /** Adjusted R² of the need groups on the very answers they were fitted to; always flattering. */
  r2NeedFitted: number;
  pNeed: number;
  pIndustry: number;
  adjustedRand: number;
  /** Mean closeness (cosine; 1 − distance around medoids) of pairs within a need group, and within an industry. */
  closenessNeed: number;
  closenessIndustry: number;
  /** Number of industries compared, small ones merged, and the people it was all measured on. */
  industries: number;
  people: number;
}

const HALVES = 50;
/** Halves that the test of need groups looks at, of the real answers and of each of the permuted ones. */
const TESTED_HALVES = 10;
const PERMUTED_ANSWERS = 99;
const PERMUTED_INDUSTRIES = 999;
/** People that the test of need groups looks at: a thousand groupings of more would take minutes and tell no more. */
const TESTED_AT_MOST = 1000;
const SMALLEST_CLASS = 3;
/** Two of needs for groups and two for the test are the least that have a shape. */
const FEWEST_NEEDS = 4;

/**
 * Compares need groups with industry. 50 times the needs are halved at random, k groups are formed from one half, and
 * R² = 1 − SS within / SS total with squared distance 1 − z·z′ (PERMANOVA, Anderson 2001), adjusted for the number of
 * groups (Ezekiel 1930), is taken of those groups and of industry on the other half. pNeed: how often the same over
 * answers permuted within columns is as large (99 times, medians over the first ten halves on both sides; of more than a
 * thousand people on a sample of so many). pIndustry:
 * PERMANOVA's test on whole profiles, industries dealt out anew 999 times. Classes of fewer than three are merged.
 * @param industry null for those who are left out: nobody knows theirs, or they are not in the sample that many people
 * are measured on, since a thousand groupings of everyone would take hours.
 * @returns null with fewer than four needs, or fewer than two industries among the people.
 */
export function compareWithIndustry(
  material: Material,
  labels: Int32Array,
  k: number,
  industry: readonly (string | null)[],
  seed: number,
  onPermutation: (done: number, total: number) => void,
): IndustryComparison | null {
  const known = industry.flatMap((name, i) => (name === null ? [] : [i]));
  const classes = mergeSmall(known.map((i) => industry[i]!));
  const industries = new Set(classes).size;
  if (industries < 2 || new Set(material.needs).size < FEWEST_NEEDS) return null;
  const people = material.take(known);
  const own = Int32Array.from(known, (i) => labels[i]!);
  const whole = people.cloud();
  const setting = { k, classes, industries, seed };
  const halves = firstHalves(people, HALVES, setting);
  return {
    r2Need: median(halves.map(({ need }) => need)),
    r2Industry: median(halves.map(({ industry: r }) => r)),
    r2NeedFitted: r2(whole, own, k),
    pNeed: needP(people, halves, setting, onPermutation),
    pIndustry: industryP(whole, classes, industries, seed),
    adjustedRand: adjustedRand(own, classes),
    closenessNeed: whole.closeness(own, k).overall,
    closenessIndustry: whole.closeness(classes, industries).overall,
    industries,
    people: known.length,
  };
}

/** Industries as numbers 0, 1, …; those of fewer than three people share one number. */
export function mergeSmall(names: readonly string[]): Int32Array {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const numbers = new Map<string | null, number>();
  return Int32Array.from(names, (name) => {
    const merged = counts.get(name)! < SMALLEST_CLASS ? null : name;
    if (!numbers.has(merged)) numbers.set(merged, numbers.size);
    return numbers.get(merged)!;
  });
}

function needP(
  material: Material,
  halves: readonly HeldOut[],
  setting: HeldOutSetting,
  onPermutation: (done: number, total: number) => void,
): number {
  if (setting.k === 1) return 1; // one group explains 0 of anything, permuted or not
  const n = setting.classes.length;
  if (n > TESTED_AT_MOST) {
    const rows = drawWithoutReplacement(n, TESTED_AT_MOST, randomStream(setting.seed, "tested sample"));
    const sampled = { ...setting, classes: rows.map((row) => setting.classes[row]!) };
    const people = material.take(rows);
    return needP(people, firstHalves(people, TESTED_HALVES, sampled), sampled, onPermutation);
  }
  const observed = median(halves.slice(0, TESTED_HALVES).map(({ need }) => need));
  let asLarge = 0;
  for (let b = 0; b < PERMUTED_ANSWERS; b++) {
    const permuted = material.permute(randomStream(setting.seed, `permuted answers ${b}`));
    const needs = firstHalves(permuted, TESTED_HALVES, setting).map(({ need }) => need);
    if (median(needs) >= observed) asLarge++;
    onPermutation(b + 1, PERMUTED_ANSWERS);
  }
  return (asLarge + 1) / (PERMUTED_ANSWERS + 1);
}

function industryP(cloud: Cloud, classes: Int32Array, industries: number, seed: number): number {
  // Total and number of classes stay the same, so that the smallest sum within is the largest R².
  const observed = cloud.squares(classes, industries);
  const dealt = classes.slice();
  const random = randomStream(seed, "permuted industries");
  let asLarge = 0;
  for (let b = 0; b < PERMUTED_INDUSTRIES; b++) {
    shuffle(dealt, random);
    if (cloud.squares(dealt, industries) <= observed + 1e-12) asLarge++;
  }
  return (asLarge + 1) / (PERMUTED_INDUSTRIES + 1);
}
