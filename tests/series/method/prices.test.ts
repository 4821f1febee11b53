import fc from "fast-check";
import { expect, test } from "vitest";
import { breaches } from "../../../src/series/method/feasibility.ts";
import { quickSeries } from "../../../src/series/method/quick/greedy.ts";
import { appraise } from "../../../src/series/method/objective.ts";
import { offersOf } from "../../../src/series/method/offers.ts";
import { planFrom } from "../../../src/series/method/plan.ts";
import { priceSeries } from "../../../src/series/method/quick/prices.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { propose } from "../../../src/series/method/propose.ts";
import { benchInstance } from "../../bench/series/instances.ts";
import { anyInstance } from "./instances.ts";

for (const mode of ["free", "groups", "mixed"] as const)
  test(`mode ${mode}: no plan is worth more than the bound of the prices, however many rounds`, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(anyInstance(mode), fc.constantFrom(0, 5, 60), async (instance, rounds) => {
        const best = await propose(instance, { timeLimitSeconds: 10, seed: 1 });
        if ("mistake" in best) return;
        compared++;
        const problem = problemOf(instance);
        expect(priceSeries(problem, offersOf(problem), rounds).bound).toBeGreaterThan(best.objective - 1e-9);
      }),
      { seed: 4, numRuns: 30 },
    );
    expect(compared).toBeGreaterThan(10);
  });

const cases = {
  "free choice": {},
  "with a budget": { budget: 18, cost: 2 },
  mixed: { mode: "mixed", own: 1, common: 1, size: [4, 40], workshops: 14, perPerson: 2 },
  "by groups": { mode: "groups", own: 3, common: 1, size: [1, 100] },
} as const;

for (const [name, changes] of Object.entries(cases))
  test(`${name}: the quick plan keeps every rule, is within a hundredth of the best, and is the same every time`, async () => {
    const instance = benchInstance({ people: 80, topics: 16, workshops: 9, size: [5, 12] }, 3, changes, 0.1);
    const problem = problemOf(instance);
    const offers = offersOf(problem);
    const { chosen, bound } = quickSeries(problem, offers, 1);
    const plan = planFrom(problem, offers, chosen!);
    expect(breaches(problem, plan)).toEqual([]);
    expect(quickSeries(problem, offers, 1).chosen).toEqual(chosen);
    const best = await propose(instance, { timeLimitSeconds: 20, seed: 1 });
    if ("mistake" in best) throw new Error(best.mistake);
    expect(appraise(problem, plan).objective).toBeGreaterThan(0.99 * best.objective);
    expect(bound).toBeGreaterThan(best.objective - 1e-9);
  });
