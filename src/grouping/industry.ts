import { adjustedRand } from "./agreement.ts";
import type { Cloud, Material } from "./material.ts";
import { drawWithoutReplacement, randomStream, shuffle } from "./random.ts";
import { halfRestarts } from "./restarts.ts";
import { adjustedR2, median } from "./variance.ts";

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
  /** Number of industries compared, small ones merged, and the people who have both a profile and an industry. */
  industries: number;
  people: number;
}

/** Adjusted R² of both groupings on the half of the needs that made no groups. */
interface HeldOut {
  need: number;
  industry: number;
}

const HALVES = 50;
/** Halves that the test of need groups looks at, of the real answers and of each of the permuted ones. */
const TESTED_HALVES = 10;
const PERMUTED_ANSWERS = 99;
const PERMUTED_INDUSTRIES = 999;
const SMALLEST_CLASS = 3;
/** Two of needs for groups and two for the test are the least that have a shape. */
const FEWEST_NEEDS = 4;

/**
 * Compares need groups with industry. 50 times the needs are halved at random, k groups are formed from one half, and
 * R² = 1 − SS within / SS total with squared distance 1 − z·z′ (PERMANOVA, Anderson 2001), adjusted for the number of
 * groups (Ezekiel 1930), is taken of those groups and of industry on the other half. pNeed: how often the same over
 * answers permuted within columns is as large (99 times, medians over the first ten halves on both sides). pIndustry:
 * PERMANOVA's test on whole profiles, industries dealt out anew 999 times. Classes of fewer than three are merged.
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
  const halves = Array.from({ length: HALVES }, (_, half) => heldOut(people, { half, k, classes, industries, seed }));
  return {
    r2Need: median(halves.map(({ need }) => need)),
    r2Industry: median(halves.map(({ industry: r }) => r)),
    r2NeedFitted: r2(whole, own, k),
    pNeed: needP(people, halves, { k, classes, industries, seed }, onPermutation),
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

interface Setting {
  k: number;
  classes: Int32Array;
  industries: number;
  seed: number;
}

function heldOut(material: Material, { half, k, classes, industries, seed }: Setting & { half: number }): HeldOut {
  // A need asked in two ways goes to one half as a whole: its twin in the other half would give it away.
  const needs = [...new Set(material.needs)];
  const drawn = drawWithoutReplacement(needs.length, Math.ceil(needs.length / 2), randomStream(seed, `half ${half}`));
  const chosen = new Set(Array.from(drawn, (j) => needs[j]!));
  const made = material.keep(chosen).cloud();
  const tested = material.keep(new Set(needs.filter((need) => !chosen.has(need)))).cloud();
  const testable = new Set(tested.usable);
  const rows = made.usable.filter((i) => testable.has(i));
  if (rows.length === 0) return { need: 0, industry: 0 };
  const groups = Math.min(k, rows.length);
  const { labels } = made
    .take(rows)
    .group(groups, randomStream(seed, `half ${half} groups ${k}`), halfRestarts(classes.length));
  const other = tested.take(rows);
  const classesHere = Int32Array.from(rows, (i) => classes[i]!);
  return { need: r2(other, labels, groups), industry: r2(other, classesHere, industries) };
}

function needP(
  material: Material,
  halves: readonly HeldOut[],
  setting: Setting,
  onPermutation: (done: number, total: number) => void,
): number {
  if (setting.k === 1) return 1; // one group explains 0 of anything, permuted or not
  const observed = median(halves.slice(0, TESTED_HALVES).map(({ need }) => need));
  let asLarge = 0;
  for (let b = 0; b < PERMUTED_ANSWERS; b++) {
    const permuted = material.permute(randomStream(setting.seed, `permuted answers ${b}`));
    const needs = Array.from({ length: TESTED_HALVES }, (_, half) => heldOut(permuted, { ...setting, half }).need);
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

function r2(cloud: Cloud, labels: Int32Array, groups: number): number {
  const total = cloud.squares(new Int32Array(labels.length), 1);
  return adjustedR2(cloud.squares(labels, groups), total, labels.length, groups);
}
