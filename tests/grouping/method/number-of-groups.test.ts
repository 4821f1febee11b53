import { expect, test } from "vitest";
import { adjustedRand } from "../../../src/grouping/method/agreement.ts";
import { answerMatrix } from "../../../src/grouping/method/answers.ts";
import type { Cloud } from "../../../src/grouping/method/cloud.ts";
import { shapedMaterial } from "../../../src/grouping/method/material.ts";
import {
  chooseGroups,
  examine,
  leastGroupSize,
  mostGroups,
  type Candidate,
} from "../../../src/grouping/method/number/choose.ts";
import { gapChoice, gapLevels } from "../../../src/grouping/method/number/gap.ts";
import { keptPartition } from "../../../src/grouping/method/number/selection.ts";
import { stabilityOf } from "../../../src/grouping/method/number/stability.ts";
import { bootstrapJaccard, grade } from "../../../src/grouping/method/solidity.ts";
import { plantedRatings } from "./planted.ts";

const quiet = () => undefined;
const materialOf = (groups: number) => {
  const { values, columns, truth } = plantedRatings({ seed: 5, n: 60, d: 12, groups });
  return {
    truth,
    material: shapedMaterial(answerMatrix([{ name: "ratings", weight: 1, columns, values }], "missing")),
  };
};

test("the upper bound is the first k that the next one does not beat by its own standard error", () => {
  const points = (gaps: number[], sd: number) => gaps.map((gap, i) => ({ k: i + 1, gap, sd }));
  expect(gapChoice(points([0.1, 0.3, 0.5, 0.45], 0.01))).toBe(3);
  // sd · √(1 + 1/20) = 0.1025: a lead of 0.1 is within it, one of 0.11 is not.
  expect(gapChoice(points([0.1, 0.2, 0.5], 0.1))).toBe(1);
  expect(gapChoice(points([0.1, 0.21, 0.5], 0.1))).toBe(3);
});

test("the gap of planted groups peaks at their number; each k has its own references", () => {
  const { material } = materialOf(3);
  const levels = gapLevels(material, [1, 2, 3, 4], 1, quiet);
  expect(gapChoice(levels)).toBe(3);
  expect(levels.map((level) => level.k)).toEqual([1, 2, 3, 4]);
  for (const level of levels) expect(level.sd).toBeGreaterThan(0);
  expect([levels[0]!.referenceSilhouette, levels[0]!.referenceSd]).toEqual([0, 0]);
  for (const level of levels.slice(1)) expect(level.referenceSd).toBeGreaterThan(0);
});

test("at most eight groups, five people a group; no group under three people or 5 %", () => {
  expect([3, 9, 10, 39, 40, 5000].map(mostGroups)).toEqual([1, 1, 2, 7, 8, 8]);
  expect([20, 60, 200].map(leastGroupSize)).toEqual([3, 3, 10]);
});

test("each of the three guards refuses on its own, and stability is asked last", () => {
  const good = { k: 2, smallestGroup: 10, silhouette: 0.3, silhouetteExcess: 0.02, referenceSd: 0.001 };
  const stable = { median: 0.75, min: 0, max: 1 };
  let asked = 0;
  const look = (change: Partial<typeof good>, median = 0.75, always = false) => {
    asked = 0;
    const candidate = examine({ ...good, ...change }, 200, () => (asked++, { ...stable, median }), always);
    return [candidate.passed, asked];
  };
  expect(look({})).toEqual([true, 1]);
  expect(look({ smallestGroup: 9 })).toEqual([false, 0]);
  expect(look({ silhouetteExcess: 0.0199 })).toEqual([false, 0]);
  expect(look({ silhouetteExcess: 0.03, referenceSd: 0.0101 })).toEqual([false, 0]);
  expect(look({ silhouetteExcess: 0.03, referenceSd: 0.0099 })).toEqual([true, 1]);
  expect(look({}, 0.7499)).toEqual([false, 1]);
  expect(look({ smallestGroup: 9 }, 0.9, true)).toEqual([false, 1]);
});

test("goes downward to the first that passes; none makes one audience", () => {
  const candidate = (k: number, passed: boolean): Candidate => ({
    ...{ k, passed, smallestGroup: 9, silhouette: 0.1, silhouetteExcess: 0.1, stability: null },
  });
  const some = chooseGroups(5, (k) => candidate(k, k <= 3));
  expect([some.k, some.examined.map((each) => each.k)]).toEqual([3, [5, 4, 3]]);
  const none = chooseGroups(4, (k) => candidate(k, false));
  expect([none.k, none.examined.map((each) => each.k)]).toEqual([1, [4, 3, 2]]);
  expect(chooseGroups(1, (k) => candidate(k, true))).toEqual({ k: 1, examined: [] });
});

test("planted groups are stable and solid, and answers without any are neither", () => {
  const measured = [3, 1].map((groups) => {
    const { material, truth } = materialOf(groups);
    const cloud = material.cloud();
    const { labels } = keptPartition(cloud, 3, 1);
    const jaccards = bootstrapJaccard(cloud, labels, 3, 1, quiet);
    return { found: adjustedRand(labels, truth), stability: stabilityOf(cloud, labels, 3, 1, quiet).median, jaccards };
  });
  expect(measured[0]!.found).toBeGreaterThan(0.9);
  expect(measured[0]!.stability).toBeGreaterThan(0.9);
  expect(measured[0]!.jaccards.map(grade)).toEqual(["solid", "solid", "solid"]);
  expect(measured[1]!.stability).toBeLessThan(0.75);
  expect(measured[1]!.jaccards.every((jaccard) => grade(jaccard) !== "solid")).toBe(true);
});

/** A cloud whose grouping is a fixed rule, so that the figures can be told beforehand. */
function ruleCloud(rows: readonly number[], rule: (row: number) => number): Cloud {
  const unused = () => {
    throw new Error("not needed here");
  };
  return {
    ...{ n: rows.length, usable: rows, silhouette: unused, squares: unused, affinities: unused, exemplars: unused },
    ...{ closeness: unused, around: unused },
    take: (taken) =>
      ruleCloud(
        Array.from(taken, (at) => rows[at]!),
        rule,
      ),
    group: () => ({ labels: Int32Array.from(rows, rule), objective: 0, dispersion: 0 }),
  };
}

test("a rule that always groups alike is perfectly stable, and one that ignores the groups is not", () => {
  const rows = Array.from({ length: 40 }, (_, i) => i);
  const halves = Int32Array.from(rows, (row) => (row < 20 ? 0 : 1));
  const same = ruleCloud(rows, (row) => (row < 20 ? 1 : 0));
  expect(stabilityOf(same, halves, 2, 1, quiet)).toEqual({ median: 1, min: 1, max: 1 });
  expect(bootstrapJaccard(same, halves, 2, 1, quiet)).toEqual([1, 1]);
  const other = ruleCloud(rows, (row) => row % 2);
  expect(Math.abs(stabilityOf(other, halves, 2, 1, quiet).median)).toBeLessThan(0.1);
  for (const jaccard of bootstrapJaccard(other, halves, 2, 1, quiet)) expect(jaccard).toBeCloseTo(1 / 3, 0);
});

test("Hennig's limits: 0.75 is solid, 0.6 tentative", () => {
  expect([0.75, 0.7499, 0.6, 0.5999].map(grade)).toEqual(["solid", "tentative", "tentative", "do not rely on it"]);
});

test("where 50 subsamples are too few to tell on which side of the limit the stability is, there are 200", () => {
  const rows = Array.from({ length: 40 }, (_, i) => i);
  const halves = Int32Array.from(rows, (row) => (row < 20 ? 0 : 1));
  const subsamples = (misplaced: number) => {
    let last = [0, 0];
    const cloud = ruleCloud(rows, (row) => (row < 20 + misplaced ? 0 : 1));
    stabilityOf(cloud, halves, 2, 1, (done, total) => (last = [done, total]));
    return last;
  };
  // Adjusted Rand index of all forty with 0, 3 and 8 misplaced: 1, 0.72 and 0.35.
  expect([0, 3, 8].map(subsamples)).toEqual([[50, 50], [200, 200], [50, 50]]); // prettier-ignore
});
