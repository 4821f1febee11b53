import fc from "fast-check";
import { expect, test } from "vitest";
import { lastDayBefore, takeOver } from "../../src/mentoring/assigning/assigning.ts";
import { distanceOf } from "../../src/mentoring/assigning/method/distance.ts";
import {
  costOf,
  isFeasible,
  loadsOf,
  roomOf,
  type Instance,
  type Plan,
} from "../../src/mentoring/assigning/method/problem.ts";
import { pricedPlan } from "../../src/mentoring/assigning/method/prices.ts";
import { proposeAssignments } from "../../src/mentoring/assigning/method/propose.ts";
import { quickPlan } from "../../src/mentoring/assigning/method/quick.ts";
import { openSolver } from "../../src/platform/solver/solve-highs.ts";

/** Tiny programmes: up to three mentors and five units, so that every plan can be tried. */
const instances = fc
  .record({ mentors: fc.integer({ min: 1, max: 3 }), units: fc.integer({ min: 1, max: 5 }) })
  .chain(({ mentors, units }) => {
    const place = fc.option(fc.integer({ min: 0, max: mentors - 1 }), { nil: null });
    const half = (most: number) => fc.integer({ min: 0, max: 2 * most }).map((number) => number / 2);
    const tenth = fc.integer({ min: 0, max: 10 }).map((number) => number / 10);
    return fc.record({
      mentors: fc.array(fc.record({ days: half(4) }), { minLength: mentors, maxLength: mentors }),
      units: fc.array(
        fc.record({
          days: fc.constantFrom(0.5, 1, 2),
          now: place,
          fixed: fc.oneof(
            { weight: 4, arbitrary: fc.constant(null) },
            { weight: 1, arbitrary: place },
            { weight: 1, arbitrary: fc.constant("none" as const) },
          ),
          waited: tenth,
        }),
        { minLength: units, maxLength: units },
      ),
      distances: fc.array(fc.array(tenth, { minLength: mentors, maxLength: mentors }), {
        minLength: units,
        maxLength: units,
      }),
      weights: fc.record({
        skills: fc.integer({ min: 0, max: 3 }),
        balance: fc.integer({ min: 0, max: 3 }),
        continuity: fc.integer({ min: 0, max: 3 }),
      }),
    });
  }) satisfies fc.Arbitrary<Instance>;

/** The least cost of all plans that may be carried out, by trying each. */
function leastCost(instance: Instance): number {
  let least = Infinity;
  const plan: (number | null)[] = [];
  const tryFrom = (unit: number) => {
    if (unit === instance.units.length) {
      if (isFeasible(instance, plan)) least = Math.min(least, costOf(instance, plan).total);
      return;
    }
    for (const mentor of [null, ...instance.mentors.keys()]) {
      plan[unit] = mentor;
      tryFrom(unit + 1);
    }
  };
  tryFrom(0);
  return least;
}

test("the proposal costs what the best of all plans costs, and what staff have decided stands", async () => {
  const solver = await openSolver();
  await fc.assert(
    fc.asyncProperty(instances, async (instance) => {
      const { plan, cost, gap } = await proposeAssignments(instance, { timeLimitSeconds: 10, seed: 1, solver });
      expect(isFeasible(instance, plan)).toBe(true);
      expect(cost).toEqual(costOf(instance, plan));
      expect(cost.total).toBeCloseTo(leastCost(instance), 5);
      expect(gap).toBe(0);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("the quick plan may be carried out, and nothing that one move alone could better is left", () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const plan = quickPlan(instance);
      expect(isFeasible(instance, plan)).toBe(true);
      const { total } = costOf(instance, plan);
      const moved = instance.units.flatMap((_, unit) =>
        [null, ...instance.mentors.keys()].map((mentor): Plan => plan.map((each, at) => (at === unit ? mentor : each))),
      );
      for (const other of moved.filter((each) => isFeasible(instance, each)))
        expect(costOf(instance, other).total).toBeGreaterThanOrEqual(total - 1e-9);
    }),
    { numRuns: 150 },
  );
});

test("the plan by prices may be carried out and costs no more than the quick one, and no plan costs less than the bound", () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const quick = quickPlan(instance);
      const { plan, least } = pricedPlan(instance, quick);
      expect(isFeasible(instance, plan)).toBe(true);
      expect(costOf(instance, plan).total).toBeLessThanOrEqual(costOf(instance, quick).total);
      expect(least).toBeLessThanOrEqual(leastCost(instance) + 1e-9);
    }),
    { numRuns: 60 },
  );
});

/** The same numbers each time, spread evenly over 0 … 1. */
function numbers(): () => number {
  let last = 12_345;
  return () => (last = (last * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test("with hundreds of units the proposal is within a tenth of the best before the solver has had any time", async () => {
  const next = numbers();
  const units = Array.from({ length: 300 }, (_, unit) => ({
    ...{ days: [0.5, 1, 1, 2][unit % 4] ?? 1, fixed: null, waited: next() },
    now: unit % 2 === 0 ? Math.floor(next() * 30) : null,
  }));
  const instance = {
    units,
    mentors: Array.from({ length: 30 }, () => ({ days: Math.round(16 * (0.5 + next())) / 2 + 4 })),
    distances: units.map(() => Array.from({ length: 30 }, next)),
    weights: { skills: 1, balance: 1, continuity: 1 },
  };
  const stages: string[] = [];
  const settings = { timeLimitSeconds: 0, seed: 1, onStage: ({ stage }: { stage: string }) => stages.push(stage) };
  const { plan, cost, gap } = await proposeAssignments(instance, settings);
  expect(isFeasible(instance, plan)).toBe(true);
  expect(cost).toEqual(costOf(instance, plan));
  expect(gap).toBeLessThan(0.1);
  expect(new Set(stages)).toEqual(new Set(["plans", "proof"]));
});

test("the shares of the cost lie between 0 and 1, and a unit without a mentor costs more than any mentor would", () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const plan = quickPlan(instance);
      const { skills, imbalance, broken } = costOf(instance, plan);
      for (const share of [skills, imbalance, broken]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      const room = roomOf(instance);
      loadsOf(instance, plan).forEach((load, mentor) => expect(load).toBeLessThanOrEqual(room[mentor]! + 1e-9));
      const { skills: s, balance, continuity } = instance.weights;
      if (s + balance + continuity === 0) return;
      // Nobody is left without who would fit somebody.
      plan.forEach((mentor, unit) => {
        if (mentor !== null || instance.units[unit]!.fixed === "none") return;
        const { days } = instance.units[unit]!;
        loadsOf(instance, plan).forEach((load, at) => expect(load + days).toBeGreaterThan(room[at]!));
      });
    }),
    { numRuns: 150 },
  );
});

test("skills are as far from a unit's needs as they leave of them uncovered", () => {
  const needs = new Map([["recording", 1], ["remote", 0.5], ["data", 0]]); // prettier-ignore
  const tools = new Map([["teams", 0.8], ["chatbot", 0.2]]); // prettier-ignore
  const none = new Map<string, number>();
  const skilled = (needIds: string[], toolIds: string[]) => ({ needIds, toolIds });
  expect(distanceOf({ needs, tools: none }, skilled(["recording"], []))).toEqual({
    distance: 0.5 / 1.5,
    ground: "known",
  });
  expect(distanceOf({ needs: none, tools }, skilled([], ["teams"])).distance).toBeCloseTo(0.2);
  expect(distanceOf({ needs, tools }, skilled(["recording", "remote"], ["chatbot"])).distance).toBeCloseTo(0.4);
  expect(distanceOf({ needs: none, tools: none }, skilled(["recording"], []))).toEqual({
    ...{ distance: 0.5, ground: "unit-unknown" },
  });
  expect(distanceOf({ needs, tools }, skilled([], []))).toEqual({ distance: 0.5, ground: "mentor-unknown" });
});

test("a unit changes hands from a day on: the one before has the day before, and no day is lost", () => {
  const aino = { mentorId: "aino", startsOn: "2021-05-10" };
  const works = { startsOn: "2021-05-01", endsOn: "2021-12-31" };
  const today = "2021-08-15";
  const next = (startsOn: string) => ({ mentorId: "eero", startsOn });
  expect(takeOver(null, next("2021-08-15"), works, today)).toEqual({ endsOn: null });
  expect(takeOver(aino, next("2021-08-15"), works, today)).toEqual({ endsOn: "2021-08-14" });
  expect(takeOver(aino, next("2021-05-10"), works, today)).toEqual({ endsOn: "2021-05-10" });
  expect(takeOver(aino, next("2021-05-09"), works, today)).toBe("before-present");
  expect(takeOver(aino, next("2022-01-01"), works, today)).toBe("not-at-work");
  expect(takeOver(aino, next("2022-09-01"), { startsOn: "2021-05-01", endsOn: null }, today)).toBe("too-far");
  expect(takeOver(null, next("2021-06-30"), works, today, "2021-07-01")).toBe("before-last");
  expect(takeOver(null, next("2021-07-01"), works, today, "2021-07-01")).toEqual({ endsOn: null });
  expect(takeOver(aino, { ...aino, startsOn: "2021-09-01" }, works, today)).toBe("same");
  expect(lastDayBefore("2021-06-01", aino)).toBe("2021-05-31");
});
