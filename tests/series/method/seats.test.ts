import fc from "fast-check";
import { expect, test } from "vitest";
import { breaches } from "../../../src/series/method/feasibility.ts";
import { seriesModel } from "../../../src/series/method/solver/model.ts";
import { appraise } from "../../../src/series/method/objective.ts";
import { offersOf } from "../../../src/series/method/offers.ts";
import { planFrom } from "../../../src/series/method/plan.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { seatingOf } from "../../../src/series/method/seats/seats.ts";
import { solveWithHighs } from "../../../src/platform/solver/solve-highs.ts";
import { anyInstance, programmeInstance } from "./instances.ts";

type Problem = ReturnType<typeof problemOf>;

/** What the best seats are worth for given workshops, by the solver. */
async function solvedWorth(problem: Problem, times: readonly number[]): Promise<number | null> {
  const offers = offersOf(problem).map((offer, w) => ({ ...offer, least: times[w]!, most: times[w]! }));
  const { model } = seriesModel(problem, offers);
  const { columns, bound } = await solveWithHighs(model, null, { timeLimitSeconds: 10, seed: 1 });
  return columns === null ? null : bound;
}

const changes = fc.array(fc.record({ offer: fc.nat(20), open: fc.boolean() }), { minLength: 1, maxLength: 12 });

/** Opens and closes as drawn, settling each time. */
function opened(problem: Problem, moves: readonly { offer: number; open: boolean }[]) {
  const offers = offersOf(problem);
  const seating = seatingOf(problem, offers);
  for (const { offer, open } of offers.length === 0 ? [] : moves) {
    const w = offer % offers.length;
    if (open ? seating.times[w]! < offers[w]!.most : seating.times[w]! > 0) {
      seating.change(w, open ? 1 : -1);
      seating.settle();
    }
  }
  return { offers, seating };
}

test("after any openings and closings, seats are as good as the solver's or nearly", async () => {
  let [compared, same] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyInstance("free"), changes, async (some, moves) => {
      const problem = problemOf({ ...some, cost: 1, budget: undefined, workshops: 20 });
      const { seating } = opened(problem, moves);
      const worth = await solvedWorth(problem, [...seating.times]);
      if (!seating.complete() || worth === null) return;
      compared++;
      expect(seating.worth()).toBeLessThan(worth + 1e-6);
      if (seating.worth() > worth - 1e-6) same++;
    }),
    { seed: 2, numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(20);
  expect(same / compared).toBeGreaterThan(0.95);
});

test("for a programme of usual size they are worth within a thousandth of the best", async () => {
  const problem = problemOf(programmeInstance(60, 12, 3, { size: [4, 12], workshops: 99 }));
  const { seating } = opened(
    problem,
    [2, 5, 8, 11, 14, 17, 3, 6].map((offer) => ({ offer, open: true })),
  );
  const best = (await solvedWorth(problem, [...seating.times]))!;
  expect(seating.complete()).toBe(true);
  expect(seating.worth()).toBeGreaterThan(0.999 * best);
});

test("seats keep the rules, and are worth what they are said to be", () => {
  fc.assert(
    fc.property(anyInstance("free"), changes, (some, moves) => {
      const problem = problemOf({ ...some, cost: 1, budget: undefined, workshops: 99 });
      const { offers, seating } = opened(problem, moves);
      if (!seating.complete()) return;
      const plan = planFrom(problem, offers, { times: [...seating.times], seated: seating.seated() });
      expect(breaches(problem, plan)).toEqual([]);
      expect(seating.worth()).toBeCloseTo(appraise(problem, plan).objective, 9);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test("taken back, a change leaves the very same seats", () => {
  const problem = problemOf(programmeInstance(40, 10, 2, { size: [3, 10] }));
  const { seating } = opened(
    problem,
    Array.from({ length: 12 }, (_, offer) => ({ offer, open: true })),
  );
  seating.keep();
  const [before, times, worth] = [seating.seated(), [...seating.times], seating.worth()];
  seating.change(3, -1);
  seating.change(14, 1);
  seating.settle();
  expect(seating.seated()).not.toEqual(before);
  seating.takeBack();
  expect(seating.seated()).toEqual(before);
  expect([...seating.times]).toEqual(times);
  expect(seating.worth()).toBeCloseTo(worth, 12);
});
