import { expect, test } from "vitest";
import { answerMatrix, permuteColumns } from "../../../src/grouping/method/answers.ts";
import { compareWithIndustry, mergeSmall } from "../../../src/grouping/method/industry.ts";
import { shapedMaterial } from "../../../src/grouping/method/material.ts";
import { keptPartition } from "../../../src/grouping/method/number/selection.ts";
import { randomStream } from "../../../src/grouping/method/random.ts";
import { plantedRatings } from "./planted.ts";

const { values, columns, truth } = plantedRatings({ seed: 11, n: 60, d: 12, groups: 3 });
const planted = answerMatrix([{ name: "ratings", weight: 1, columns, values }], "missing");
const unrelated = truth.map((_, i) => ["care", "child welfare", "physiotherapy"][i % 3]!);

function compare(answers: typeof planted, industry: (string | null)[], k = 3) {
  const material = shapedMaterial(answers);
  const { labels } = keptPartition(material.cloud(), k, 1);
  return compareWithIndustry(material, labels, k, industry, 1, () => undefined);
}

test("need groups tell about answers they were not made from, an industry that has nothing to do with them does not", () => {
  const found = compare(planted, unrelated)!;
  expect(found.r2Need).toBeGreaterThan(0.2);
  expect(found.r2NeedFitted).toBeGreaterThan(found.r2Need);
  expect(Math.abs(found.r2Industry)).toBeLessThan(0.03);
  expect([found.pNeed, found.pIndustry > 0.05]).toEqual([0.01, true]);
  expect(Math.abs(found.adjustedRand)).toBeLessThan(0.05);
  expect(found.closenessNeed).toBeGreaterThan(found.closenessIndustry + 0.2);
  expect([found.industries, found.people]).toEqual([3, 60]);
});

test("an industry that is the groups explains as much as they do", () => {
  const found = compare(planted, truth.map(String))!;
  expect(found.r2Industry).toBeGreaterThan(0.2);
  expect(found.pIndustry).toBe(0.001);
  expect(found.adjustedRand).toBeGreaterThan(0.9);
});

test("on permuted answers the fitted figure still flatters, the held-out one does not", () => {
  const found = compare(permuteColumns(planted, randomStream(4, "permute")), unrelated)!;
  expect(found.r2NeedFitted).toBeGreaterThan(0.08);
  expect(Math.abs(found.r2Need)).toBeLessThan(0.03);
  expect(found.pNeed).toBeGreaterThan(0.05);
});

test("of more than a thousand people p comes from a sample of them, all other figures from everyone", () => {
  const many = plantedRatings({ seed: 5, n: 1200, d: 8, groups: 2 });
  const answers = answerMatrix([{ name: "ratings", weight: 1, columns: many.columns, values: many.values }], "missing");
  const found = compare(
    answers,
    many.truth.map((_, i) => `industry ${i % 3}`),
    2,
  )!;
  expect([found.people, found.pNeed]).toEqual([1200, 0.01]);
  expect(found.r2Need).toBeGreaterThan(0.1);
  expect(found.pIndustry).toBeGreaterThan(0.05);
});

test("people without an industry are left out; one industry or one group leaves nothing to tell", () => {
  expect(
    compare(
      planted,
      unrelated.map((name, i) => (i < 20 ? null : name)),
    )!.people,
  ).toBe(40);
  expect(
    compare(
      planted,
      unrelated.map(() => "care"),
    ),
  ).toBeNull();
  expect(compare(planted, unrelated, 1)).toMatchObject({ r2Need: 0, r2NeedFitted: 0, pNeed: 1, adjustedRand: 0 });
});

test("classes of fewer than three become one", () => {
  expect(Array.from(mergeSmall(["a", "b", "a", "c", "a", "c"]))).toEqual([0, 1, 0, 1, 0, 1]);
  expect(Array.from(mergeSmall(["a", "a", "a", "b", "b", "b"]))).toEqual([0, 0, 0, 1, 1, 1]);
});
