import { expect, test } from "vitest";
import { alternativeInstance, compareAlternatives } from "../../../src/series/method/alternatives.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { propose } from "../../../src/series/method/propose.ts";
import { smallInstance } from "./instances.ts";

const instance = smallInstance({ mode: "groups", own: 1, common: 0, cost: 2 });
const industries = ["care", "physio", "care", "physio"];
const solve = (one: typeof instance) => propose(one, { timeLimitSeconds: 10, seed: 1 });

test("need groups serve their members, industries that cut across the needs serve half of them", async () => {
  const compared = await compareAlternatives(instance, industries, solve);
  const figures = compared.map(({ alternative, outcome }) => {
    if ("mistake" in outcome) return { alternative, outcome };
    const { mean, worstQuarter, topNeedMet, sizes, cost } = outcome;
    return { alternative, mean, worstQuarter, topNeedMet, sizes, cost };
  });
  expect(figures).toEqual([
    { alternative: "need-groups", mean: 1, worstQuarter: 1, topNeedMet: 4, sizes: [2, 2], cost: 4 },
    { alternative: "industry", mean: 0.5, worstQuarter: 0, topNeedMet: 2, sizes: [2, 2], cost: 4 },
    { alternative: "free-choice", mean: 1, worstQuarter: 1, topNeedMet: 4, sizes: [2, 2], cost: 4 },
    { alternative: "one-audience", mean: 0.5, worstQuarter: 0, topNeedMet: 2, sizes: [4], cost: 2 },
  ]);
});

test("each alternative measures shares against the same most that a person could get", () => {
  for (const alternative of ["industry", "free-choice", "one-audience"] as const) {
    const variant = alternativeInstance({ ...instance, own: 2, common: 1 }, industries, alternative);
    expect(problemOf(variant).most).toEqual(problemOf({ ...instance, own: 2, common: 1 }).most);
  }
});

test("an industry too small for a workshop is told as a mistake, the others are still compared", async () => {
  const compared = await compareAlternatives({ ...instance, size: [2, 4] }, ["care", "care", "care", "physio"], solve);
  expect(compared.map(({ outcome }) => ("mistake" in outcome ? outcome.mistake : "planned"))).toEqual([
    ...["planned", "group-outside-size", "planned", "planned"],
  ]);
});

test("workshops fixed for a need group don't bind the other alternatives", () => {
  const fixed = [{ topic: "excel", level: 0, group: "north" }, { topic: "video", level: 0 }]; // prettier-ignore
  expect(alternativeInstance({ ...instance, fixed }, industries, "industry").fixed).toEqual([fixed[1]]);
  expect(alternativeInstance({ ...instance, fixed }, industries, "need-groups").fixed).toEqual(fixed);
});
