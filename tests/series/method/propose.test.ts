import fc from "fast-check";
import { expect, test } from "vitest";
import { breaches } from "../../../src/series/method/feasibility.ts";
import type { Audience, Held, Instance } from "../../../src/series/method/instance.ts";
import { appraise } from "../../../src/series/method/objective.ts";
import { inputHash, propose, type Progress, type Proposal } from "../../../src/series/method/propose.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { bestByTryingAll } from "./every-plan.ts";
import { anyInstance, programmeInstance, smallInstance } from "./instances.ts";

const settings = { timeLimitSeconds: 20, seed: 1 };

async function proposed(instance: Instance, changes: Partial<typeof settings> = {}): Promise<Proposal> {
  const result = await propose(instance, { ...settings, ...changes });
  if ("mistake" in result) throw new Error(result.mistake);
  return result;
}

/** The plan that a proposal's words stand for. */
function planOf(instance: Instance, { workshops }: Proposal): Held[] {
  const audience = (name: string): Audience =>
    name === "all" ? { kind: "all" } : name === "free" ? { kind: "free" } : { kind: "group", group: name };
  return workshops.map((workshop) => ({
    topic: instance.topics.findIndex(({ key }) => key === workshop.topic),
    level: workshop.level,
    audience: audience(workshop.audience),
    members: workshop.members.map((member) => instance.participants.findIndex(({ id }) => id === member)),
  }));
}

test("a worked example: two workshops, one seat each, everybody's first wish", async () => {
  const { milliseconds, ...result } = await proposed(smallInstance());
  expect(milliseconds).toBeGreaterThanOrEqual(0);
  expect(result).toEqual({
    ...{ objective: 1, bound: 1, gap: 0, optimal: true },
    workshops: [
      { topic: "video", level: 0, audience: "free", members: ["ada", "bo"], servedShare: 1 },
      { topic: "privacy", level: 0, audience: "free", members: ["cia", "dan"], servedShare: 1 },
    ],
    people: { mean: 1, worstQuarter: 1, min: 1, topNeedMet: 4 },
  });
});

test("groups attend their own workshops together, and the common one comes last", async () => {
  const { workshops } = await proposed(smallInstance({ mode: "groups", own: 1, common: 1 }));
  expect(workshops.map(({ topic, audience, members }) => ({ topic, audience, members }))).toEqual([
    { topic: "video", audience: "north", members: ["ada", "bo"] },
    { topic: "privacy", audience: "south", members: ["cia", "dan"] },
    { topic: "excel", audience: "all", members: ["ada", "bo", "cia", "dan"] },
  ]);
});

for (const mode of ["free", "groups", "mixed"] as const)
  test(
    `mode ${mode}: no plan is better than the one proposed, and it keeps every rule`,
    { timeout: 120_000 },
    async () => {
      let solved = 0;
      await fc.assert(
        fc.asyncProperty(anyInstance(mode), async (instance) => {
          const result = await propose(instance, settings);
          const best = problemOf(instance).counted === 0 ? null : bestByTryingAll(instance);
          if ("mistake" in result) {
            // Without any choice in it a free series is still a plan, though not one that its settings allow.
            expect(best ?? 0).toBe(0);
            return;
          }
          solved++;
          expect(breaches(problemOf(instance), planOf(instance, result))).toEqual([]);
          expect(result.objective).toBeCloseTo(best!, 6);
          expect(result.optimal).toBe(true);
        }),
        { seed: 1, numRuns: 40 },
      );
      expect(solved).toBeGreaterThan(10);
    },
  );

test("the objective and figures are those of the plan that is shown", async () => {
  const instance = programmeInstance(40, 12, 3, { workshops: 8, size: [4, 12] });
  const result = await proposed(instance);
  const { objective, people } = appraise(problemOf(instance), planOf(instance, result));
  expect(result.objective).toBe(objective);
  expect(result.people).toEqual(people);
  expect(result.gap).toBe((result.bound - result.objective) / result.bound);
});

test("45 organisations in 4 groups, 23 topics, two own workshops and a common one: proven the best", async () => {
  const instance = programmeInstance(45, 23, 4, { mode: "groups", own: 2, common: 1 });
  const result = await proposed(instance);
  expect(result.optimal).toBe(true);
  expect(result.workshops.map(({ audience }) => audience)).toEqual(
    ["g0", "g1", "g2", "g3", "g0", "g1", "g2", "g3", "all"], // prettier-ignore
  );
  console.info(`45 × 23 × 4 groups: proven in ${result.milliseconds} ms`);
});

test("a fixed workshop is held with its fixed seats, and rivals don't meet", async () => {
  const instance = programmeInstance(30, 10, 3, {
    ...{ workshops: 6, size: [4, 12] },
    fixed: [
      { topic: "t2", level: 0, members: ["p0", "p1"] },
      { topic: "t2", level: 0, members: ["p2", "p3"] },
    ],
    cannotLink: [["p4", "p5"], ["p5", "p6"], ["p4", "p6"]], // prettier-ignore
  });
  const result = await proposed(instance);
  const fixed = result.workshops.filter(({ topic, level }) => topic === "t2" && level === 0);
  expect(fixed.map(({ members }) => members.filter((id) => ["p0", "p1", "p2", "p3"].includes(id))).sort()).toEqual([
    ["p0", "p1"],
    ["p2", "p3"],
  ]);
  for (const { members } of result.workshops)
    expect(members.filter((id) => ["p4", "p5", "p6"].includes(id)).length).toBeLessThan(2);
  expect(result.optimal).toBe(true);
});

test("a person of weight 3 counts as three people who sit together", async () => {
  const heavy = smallInstance({ mode: "groups", own: 1, common: 0, size: [1, 9] });
  const people = heavy.participants.map((person, i) => ({ ...person, weight: i === 0 ? 3 : 1 }));
  const thrice = <T>(rows: readonly T[]): T[] => [rows[0]!, rows[0]!, ...rows];
  const tripled = thrice(heavy.participants).map((person, i) => ({ ...person, id: `${person.id}${i}` }));
  const weighted = await proposed({ ...heavy, participants: people });
  const repeated = await proposed({
    ...heavy,
    participants: tripled,
    gap: thrice(heavy.gap),
    level: thrice(heavy.level),
  });
  expect(weighted.objective).toBeCloseTo(repeated.objective, 9);
  expect(weighted.people.topNeedMet).toBe(repeated.people.topNeedMet);
  expect(weighted.people.worstQuarter).toBeCloseTo(repeated.people.worstQuarter, 9);
});

test("without time for the solver there is a plan at once, with a bound that no plan passes", async () => {
  const instance = programmeInstance(60, 15, 3, { size: [4, 12] });
  const [quick, again, best] = [
    await proposed(instance, { timeLimitSeconds: 0 }),
    await proposed(instance, { timeLimitSeconds: 0 }),
    await proposed(instance),
  ];
  expect(quick.bound).toBeGreaterThanOrEqual(best.objective);
  expect(quick.bound).toBeLessThan(1.05 * best.objective);
  expect(again.workshops).toEqual(quick.workshops);
  expect(quick.objective).toBeLessThanOrEqual(best.objective + 1e-9);
  expect(quick.objective).toBeGreaterThan(0.99 * best.objective);
});

test("λ moves the series from most need met to something for everyone, and more money never harms", async () => {
  const instance = programmeInstance(30, 10, 3, { workshops: 4, size: [3, 10], perPerson: 2, cost: 2 });
  const [most, everyone] = [await proposed({ ...instance, lambda: 0 }), await proposed({ ...instance, lambda: 1 })];
  expect(most.objective).toBeCloseTo(most.people.mean, 9);
  expect(everyone.objective).toBeCloseTo(everyone.people.topNeedMet / problemOf(instance).counted, 9);
  expect(most.people.mean).toBeGreaterThan(everyone.people.mean);
  expect(everyone.people.topNeedMet).toBeGreaterThan(most.people.topNeedMet);

  const byBudget = [];
  for (const budget of [2, 5, 8]) byBudget.push(await proposed({ ...instance, budget }));
  expect(byBudget.map(({ workshops }) => workshops.length)).toEqual([1, 2, 4]);
  const objectives = byBudget.map(({ objective }) => objective);
  expect(objectives).toEqual(objectives.toSorted((a, b) => a - b));
});

test("progress begins with the quick plan and ends with the result", async () => {
  const seen: Progress[] = [];
  const result = await propose(smallInstance(), settings, (progress) => seen.push(progress));
  expect(seen[0]).toEqual({ phase: "quick", objective: null, bound: null });
  expect(seen.at(-1)).toEqual({ phase: "done", objective: (result as Proposal).objective, bound: 1 });
});

test("fixed seats that no plan can keep are a mistake, not a crash", async () => {
  const fixed = [
    { topic: "video", level: 0, members: ["ada"] },
    { topic: "privacy", level: 0, members: ["ada"] },
  ];
  const instance = smallInstance({ fixed, perPerson: 2, size: [4, 4], workshops: 2 });
  expect(await propose(instance, settings)).toEqual({ mistake: "cannot-be-met" });
});

test("the hash of the input follows every number in it", () => {
  expect(inputHash(smallInstance())).toBe(inputHash(smallInstance()));
  expect(inputHash(smallInstance({ lambda: 0.31 }))).not.toBe(inputHash(smallInstance()));
});
