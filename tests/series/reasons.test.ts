import { expect, test } from "vitest";
import { quickPlan } from "../../src/series/greedy.ts";
import { appraise } from "../../src/series/objective.ts";
import { offersOf } from "../../src/series/offers.ts";
import { problemOf } from "../../src/series/problem.ts";
import { reasonsFor } from "../../src/series/reasons.ts";
import { programmeInstance, smallInstance } from "./instances.ts";

test("who wants a workshop, to whom it is new, and what is lost without it", () => {
  const problem = problemOf(smallInstance());
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const hadVideoBefore = (person: number, topic: number) => person === 0 && topic === 0;
  const [video, privacy] = reasonsFor(problem, plan, hadVideoBefore, 1);
  // Without video, ada and bo take Excel: half of what they could get, and no top need.
  const without = {
    objective: 0.7 * 0.75 + 0.3 * 0.5,
    people: { mean: 0.75, worstQuarter: 0.5, min: 0.5, topNeedMet: 2 },
  };
  expect(video).toMatchObject({ members: 2, wanting: 2, topNeedOf: 2, newTo: 1, without: { people: without.people } });
  expect(video!.without!.objective).toBeCloseTo(without.objective, 9);
  expect(video!.lost).toBeCloseTo(1 - without.objective, 9);
  expect(privacy).toMatchObject({ members: 2, wanting: 2, topNeedOf: 2, newTo: 2 });
});

test("in a group's workshop those who don't want it are counted as members only", () => {
  const instance = smallInstance({ mode: "groups", own: 1, common: 0, gap: [[1, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0.5, 1]] }); // prettier-ignore
  const problem = problemOf(instance);
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const [north] = reasonsFor(problem, plan, () => false, 1);
  expect(north).toMatchObject({ members: 2, wanting: 1, topNeedOf: 1, newTo: 1 });
  expect(north!.lost).toBeCloseTo(1 / 3, 9);
});

test("without a workshop that the settings need there is no series", () => {
  const problem = problemOf(smallInstance({ mode: "groups", own: 3, common: 0 }));
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  expect(reasonsFor(problem, plan, () => false, 1).map(({ without, lost }) => [without, lost])).toEqual(
    Array.from({ length: 6 }, () => [null, null]),
  );
});

test("nothing is ever gained by taking a workshop out", () => {
  const problem = problemOf(programmeInstance(30, 10, 3, { mode: "groups", own: 2, common: 1 }));
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const { objective } = appraise(problem, plan);
  for (const { without, lost } of reasonsFor(problem, plan, () => false, 1)) {
    expect(without!.objective).toBeLessThanOrEqual(objective + 1e-9);
    expect(lost).toBeCloseTo(objective - without!.objective, 9);
  }
});
