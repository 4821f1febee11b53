import fc from "fast-check";
import { expect, test } from "vitest";
import { seriesModel } from "../../src/series/model.ts";
import { offersOf } from "../../src/series/offers.ts";
import { problemOf } from "../../src/series/problem.ts";
import { seatingOf } from "../../src/series/seats.ts";
import { solveWithHighs } from "../../src/series/solve-highs.ts";
import { anyInstance, programmeInstance } from "./instances.ts";

/** What the best seats are worth for given workshops, by the solver. */
async function solvedWorth(problem: ReturnType<typeof problemOf>, times: readonly number[]): Promise<number | null> {
  const offers = offersOf(problem).map((offer, w) => ({ ...offer, least: times[w]!, most: times[w]! }));
  const { model } = seriesModel(problem, offers);
  const { columns, bound } = await solveWithHighs(model, null, { timeLimitSeconds: 10, seed: 1 });
  return columns === null ? null : bound;
}

test("after any openings and closings, seats at one level are worth as much as the solver's", async () => {
  const changes = fc.array(fc.record({ offer: fc.nat(20), open: fc.boolean() }), { minLength: 1, maxLength: 12 });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(anyInstance("free"), changes, async (some, moves) => {
      const instance = {
        ...some,
        levels: 1,
        level: some.level.map((row) => row.map(() => 0)),
        cost: 1,
        budget: undefined,
      };
      const problem = problemOf({ ...instance, workshops: 20, cannotLink: [] });
      const offers = offersOf(problem);
      if (offers.length === 0) return;
      const seatsLeft = problem.instance.participants.map(() => problem.seats);
      const seating = seatingOf(problem, offers, { seatsLeft, topMet: seatsLeft.map(() => 0), taken: () => false });
      for (const { offer, open } of moves) {
        const w = offer % offers.length;
        if (open ? seating.times[w]! < offers[w]!.most : seating.times[w]! > 0) seating.change(w, open ? 1 : -1);
      }
      const worth = await solvedWorth(problem, [...seating.times]);
      expect(seating.complete()).toBe(worth !== null);
      if (worth === null) return;
      compared++;
      expect(seating.worth()).toBeCloseTo(worth, 6);
    }),
    { seed: 2, numRuns: 50 },
  );
  expect(compared).toBeGreaterThan(20);
});

test("with several levels nobody has a topic twice, and restoring brings the very same seats back", () => {
  const problem = problemOf(programmeInstance(40, 10, 2, { size: [3, 10] }));
  const offers = offersOf(problem);
  const seatsLeft = problem.instance.participants.map(() => problem.seats);
  const seating = seatingOf(problem, offers, { seatsLeft, topMet: seatsLeft.map(() => 0), taken: () => false });
  for (let w = 0; w < 12; w++) seating.change(w, 1);
  const [saved, before, worth] = [seating.save(), seating.seated(), seating.worth()];
  before.forEach((mine, w) =>
    before.slice(w + 1).forEach((others, v) => {
      if (offers[w]!.topic === offers[w + 1 + v]!.topic) expect(mine.filter((i) => others.includes(i))).toEqual([]);
    }),
  );
  seating.change(3, -1);
  seating.change(14, 1);
  expect(seating.seated()).not.toEqual(before);
  seating.restore(saved);
  expect(seating.seated()).toEqual(before);
  expect(seating.worth()).toBe(worth);
});
