import fc from "fast-check";
import { expect, test } from "vitest";
import { levelAt } from "../../../src/maturity/method/level.ts";
import { pairsOf } from "../../../src/maturity/method/pairs.ts";
import { anyAssessments, assessed, day } from "./pairs.ts";

const pairs = pairsOf(
  assessed(
    "a/teams 2021-05-03 100",
    "a/chatbot 2021-05-03 300",
    "b/teams 2021-05-10 400",
    "a/teams 2021-09-01 200",
    "a/teams 2021-09-01 250",
  ),
);

test("the latest score up to the day counts, of one day's the one written last", () => {
  expect(levelAt(pairs, "2021-08-31", "pairs")).toEqual({ level: 800 / 3, units: 2, pairs: 3 });
  expect(levelAt(pairs, "2021-09-01", "pairs")).toEqual({ level: 950 / 3, units: 2, pairs: 3 });
});

test("each unit counts alike, however many tools it has been assessed on", () => {
  expect(levelAt(pairs, "2021-08-31", "units")).toEqual({ level: (200 + 400) / 2, units: 2, pairs: 3 });
});

test("before anything was assessed there is no level", () => {
  expect(levelAt(pairs, "2021-05-02", "units")).toBeNull();
  expect(levelAt([], "2021-05-02", "pairs")).toBeNull();
});

test("a level lies between the lowest and the highest score, and scores later than the day move nothing", () => {
  fc.assert(
    fc.property(
      anyAssessments,
      fc.nat(364).map(day),
      fc.constantFrom("units" as const, "pairs" as const),
      (all, on, by) => {
        const known = all.filter((each) => each.on <= on);
        const level = levelAt(pairsOf(all), on, by);
        expect(level).toEqual(levelAt(pairsOf(known), on, by));
        if (level === null) {
          expect(known).toEqual([]);
          return;
        }
        const scores = known.map(({ score }) => score);
        expect(level.level).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        expect(level.level).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
      },
    ),
  );
});

test("where each unit has one tool, both weightings agree", () => {
  fc.assert(
    fc.property(anyAssessments, (all) => {
      const ofOne = pairsOf(all.filter(({ toolId }) => toolId === "teams"));
      expect(levelAt(ofOne, day(364), "units")).toEqual(levelAt(ofOne, day(364), "pairs"));
    }),
  );
});
