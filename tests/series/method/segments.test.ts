import { expect, test } from "vitest";
import { breaches } from "../../../src/series/method/feasibility.ts";
import { quickSeries } from "../../../src/series/method/quick/greedy.ts";
import { appraise } from "../../../src/series/method/objective.ts";
import { offersOf } from "../../../src/series/method/offers.ts";
import { problemOf, type Problem } from "../../../src/series/method/problem.ts";
import { propose } from "../../../src/series/method/propose.ts";
import { segmentModel } from "../../../src/series/method/solver/segment-model.ts";
import { MOST_PEOPLE, segmentSeats, segmentsOf } from "../../../src/series/method/solver/segments.ts";
import { solveBySegments } from "../../../src/series/method/solver/solve-segments.ts";
import { solveWithHighs } from "../../../src/platform/solver/solve-highs.ts";
import { benchInstance } from "../../bench/series/instances.ts";

const shape = { people: 120, topics: 12, workshops: 9, size: [5, 15] as const };
const limits = { timeLimitSeconds: 10, seed: 1 };

test("segments are of one group, one general level and one language, and everybody with a need is in one", () => {
  const instance = benchInstance(shape, 1, { mode: "mixed", own: 1, common: 1 });
  const participants = instance.participants.map((person, i) => ({ ...person, language: i % 3 === 0 ? "sv" : "fi" }));
  const problem = problemOf({ ...instance, participants });
  const segments = segmentsOf(problem, 40);
  expect(segments.length).toBeGreaterThanOrEqual(30);
  expect(segments.flat().sort((a, b) => a - b)).toEqual([...problem.most.keys()].filter((i) => problem.most[i]! > 0));
  for (const mine of segments) {
    expect(new Set(mine.map((i) => participants[i]!.language)).size).toBe(1);
    expect(new Set(mine.map((i) => problem.groupOf[i])).size).toBe(1);
  }
});

test("segments of one person each are the people themselves: the same best series", async () => {
  const problem = problemOf(benchInstance({ people: 40, topics: 10, workshops: 5, size: [4, 12] }, 2));
  const offers = offersOf(problem);
  const segments = Array.from({ length: problem.people }, (_, i) => [i]).filter(([i]) => problem.most[i!]! > 0);
  const { model } = segmentModel(problem, offers, segments, segmentSeats(problem, offers, segments));
  const { bound } = await solveWithHighs(model, null, limits);
  const best = await propose(problem.instance, limits);
  expect("objective" in best && best.optimal && best.objective).toBeCloseTo(bound, 6);
});

const cases = {
  free: {},
  "with fixed seats and rivals": {
    fixed: [{ topic: "t2", level: 0, members: ["p1", "p2"] }],
    cannotLink: [["p3", "p4"], ["p4", "p5"]], // prettier-ignore
  },
  mixed: { mode: "mixed", own: 1, common: 1, size: [5, 60], workshops: 14, perPerson: 2 },
} as const;

for (const [name, changes] of Object.entries(cases))
  test(`${name}: by segments, real people are seated by the rules and lose next to nothing`, async () => {
    const problem: Problem = problemOf(benchInstance(shape, 3, changes));
    const offers = offersOf(problem);
    const { chosen } = quickSeries(problem, offers, 1);
    const { plan, bound } = await solveBySegments(problem, offers, chosen, limits);
    expect(breaches(problem, plan!)).toEqual([]);
    const best = await propose(problem.instance, limits);
    if ("mistake" in best) throw new Error(best.mistake);
    expect(bound).toBeGreaterThan(best.objective - 1e-9);
    expect(appraise(problem, plan!).objective).toBeGreaterThan(0.98 * best.objective);
  });

test("for more people than are planned for one by one there is a series, within a hundredth of its bound", async () => {
  const instance = benchInstance({ people: MOST_PEOPLE + 100, topics: 12, workshops: 20, size: [5, 20] }, 1);
  const best = await propose(instance, { timeLimitSeconds: 20, seed: 1 });
  if ("mistake" in best) throw new Error(best.mistake);
  expect(best.workshops.length).toBe(20);
  expect(best.gap).toBeLessThan(0.01);
}, 90_000);
