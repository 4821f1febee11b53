import type { Cloud, Material } from "./cloud.ts";
import { halfRestarts } from "./number/restarts.ts";
import { drawWithoutReplacement, randomStream } from "./random.ts";
import { adjustedR2 } from "./variance.ts";

/** Adjusted R² of both groupings on the half of the needs that made no groups. */
export interface HeldOut {
  need: number;
  industry: number;
}

/** What the groups of a half are made with, and the industry of each person. */
export interface HeldOutSetting {
  k: number;
  classes: Int32Array;
  industries: number;
  seed: number;
}

/**
 * Halves the needs at random, so many times, forms groups from one half, and takes R² of them and of industry on the other
 * half. The same seed halves alike, whatever the answers.
 */
export function firstHalves(material: Material, count: number, setting: HeldOutSetting): HeldOut[] {
  return Array.from({ length: count }, (_, half) => heldOut(material, { ...setting, half }));
}

function heldOut(
  material: Material,
  { half, k, classes, industries, seed }: HeldOutSetting & { half: number },
): HeldOut {
  // A need asked in two ways goes to one half as a whole: its twin in the other half would give it away.
  const needs = [...new Set(material.needs)];
  const drawn = drawWithoutReplacement(needs.length, Math.ceil(needs.length / 2), randomStream(seed, `half ${half}`));
  const chosen = new Set(Array.from(drawn, (j) => needs[j]!));
  const made = material.keep(chosen).cloud();
  const tested = material.keep(new Set(needs.filter((need) => !chosen.has(need)))).cloud();
  const rows = inBoth(made.usable, tested.usable);
  if (rows.length === 0) return { need: 0, industry: 0 };
  const groups = Math.min(k, rows.length);
  const { labels } = made
    .take(rows)
    .group(groups, randomStream(seed, `half ${half} groups ${k}`), halfRestarts(classes.length));
  const other = tested.take(rows);
  const classesHere = Int32Array.from(rows, (i) => classes[i]!);
  return { need: r2(other, labels, groups), industry: r2(other, classesHere, industries) };
}

/** Adjusted R² of groups on the profiles of the cloud. */
export function r2(cloud: Cloud, labels: Int32Array, groups: number): number {
  const total = cloud.squares(new Int32Array(labels.length), 1);
  return adjustedR2(cloud.squares(labels, groups), total, labels.length, groups);
}

/** What two ascending lists share. */
function inBoth(some: readonly number[], others: readonly number[]): number[] {
  let at = 0;
  return some.filter((i) => {
    while (at < others.length && others[at]! < i) at++;
    return others[at] === i;
  });
}
