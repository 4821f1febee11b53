import fc from "fast-check";
import { expect, test } from "vitest";
import type { Held } from "../../../src/series/method/instance.ts";
import { appraise, meanFrom } from "../../../src/series/method/objective.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { anyInstance } from "./instances.ts";
import { everyPlan } from "./every-plan.ts";

test("leaving a workshop out takes just what comes from it off the mean", () => {
  fc.assert(
    fc.property(anyInstance("free"), fc.nat(), (instance, number) => {
      const problem = problemOf(instance);
      const plans: Held[][] = [];
      everyPlan(problem, (plan) => {
        if (plan.length > 0 && plans.length < 50) plans.push([...plan]);
      });
      fc.pre(plans.length > 0);
      const plan = plans[number % plans.length]!;
      const { mean } = appraise(problem, plan).people;
      for (const [at, held] of plan.entries()) {
        const without = appraise(problem, plan.toSpliced(at, 1)).people.mean;
        expect(mean - meanFrom(problem, held)).toBeCloseTo(without, 9);
      }
    }),
    { numRuns: 50 },
  );
});
