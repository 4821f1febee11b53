import fc from "fast-check";
import { expect, test } from "vitest";
import { breaches } from "../../../src/series/method/feasibility.ts";
import { quickPlan } from "../../../src/series/method/quick/greedy.ts";
import type { Held } from "../../../src/series/method/instance.ts";
import { appraise } from "../../../src/series/method/objective.ts";
import { offersOf } from "../../../src/series/method/offers.ts";
import { problemOf, type Problem } from "../../../src/series/method/problem.ts";
import { propose } from "../../../src/series/method/propose.ts";
import { heldFrom } from "../../../src/series/stored.ts";
import { reasonsFor } from "../../../src/series/method/without.ts";
import { everyPlan } from "./every-plan.ts";
import { anyInstance, anyTimedInstance, programmeInstance, smallInstance } from "./instances.ts";

const inTime = { seed: 1, seconds: 20 };

test("who wants a workshop, to whom it is new, and what is lost without it", async () => {
  const problem = problemOf(smallInstance());
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const hadVideoBefore = (person: number, topic: number) => person === 0 && topic === 0;
  const [video, privacy] = await reasonsFor(problem, plan, hadVideoBefore, inTime);
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

test("in a group's workshop those who don't want it are counted as members only", async () => {
  const instance = smallInstance({ mode: "groups", own: 1, common: 0, gap: [[1, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0.5, 1]] }); // prettier-ignore
  const problem = problemOf(instance);
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const [north] = await reasonsFor(problem, plan, () => false, inTime);
  expect(north).toMatchObject({ members: 2, wanting: 1, topNeedOf: 1, newTo: 1 });
  expect(north!.lost).toBeCloseTo(1 / 3, 9);
});

test("without a workshop that the settings need there is no series", async () => {
  const problem = problemOf(smallInstance({ mode: "groups", own: 3, common: 0 }));
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  expect((await reasonsFor(problem, plan, () => false, inTime)).map(({ without, lost }) => [without, lost])).toEqual(
    Array.from({ length: 6 }, () => [null, null]),
  );
});

test("nothing is ever gained by taking a workshop out", async () => {
  const problem = problemOf(programmeInstance(30, 10, 3, { mode: "groups", own: 2, common: 1 }));
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const { objective } = appraise(problem, plan);
  for (const { without, lost } of await reasonsFor(problem, plan, () => false, inTime)) {
    expect(without!.objective).toBeLessThanOrEqual(objective + 1e-9);
    expect(lost).toBeCloseTo(objective - without!.objective, 9);
  }
});

for (const mode of ["free", "groups"] as const)
  test(`mode ${mode}: what is left without a workshop is the best that can be, by trying every plan`, async () => {
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyInstance(mode), anyTimedInstance(mode)), async (instance) => {
        const problem = problemOf(instance);
        const result = await propose(instance, { timeLimitSeconds: 20, seed: 1 });
        if ("mistake" in result) return;
        const plan = heldFrom(instance, result.workshops);
        const reasons = await reasonsFor(problem, plan, () => false, inTime);
        for (const [at, { without }] of reasons.entries()) {
          if (without !== null) expect(without.isProven).toBe(true);
          const best = bestWithout(problem, plan, plan[at]!);
          if (best === null) expect(without).toBeNull();
          else expect(without!.objective).toBeCloseTo(best, 6);
          proven++;
        }
      }),
      { seed: 2, numRuns: 6 },
    );
    expect(proven).toBeGreaterThan(4);
  });

/** The worth of the best plan that holds the workshop once less often; null when none keeps the rules. */
function bestWithout(problem: Problem, plan: readonly Held[], held: Held): number | null {
  const alike = (one: Held) =>
    one.topic === held.topic && one.level === held.level && String(Object.values(one.audience)) === String(Object.values(held.audience)); // prettier-ignore
  const times = plan.filter(alike).length;
  // What was fixed may be missing, if it is this workshop.
  const { topics, fixed = [] } = problem.instance;
  const name = held.audience.kind === "group" ? held.audience.group : undefined;
  const isFixed = fixed.some(({ topic, group }) => topic === topics[held.topic]!.key && group === name);
  const missing = isFixed ? topics[held.topic]!.key : null;
  let best: number | null = null;
  everyPlan(problem, (other) => {
    const broken = breaches(problem, other).filter(({ rule, where }) => rule !== "fixed" || where !== missing);
    if (other.filter(alike).length >= times || broken.length > 0) return;
    best = Math.max(best ?? 0, appraise(problem, other).objective);
  });
  return best;
}

test("with hardly any time, what is lost is an estimate and said to be one", async () => {
  const instance = programmeInstance(60, 15, 3, { workshops: 8, size: [4, 12] });
  const problem = problemOf(instance);
  const plan = quickPlan(problem, offersOf(problem), 1)!;
  const reasons = await reasonsFor(problem, plan, () => false, { seed: 1, seconds: 0 });
  expect(reasons.map(({ without }) => without?.isProven)).toContain(false);
  for (const { lost } of reasons) expect(lost).toBeGreaterThanOrEqual(0);
});
