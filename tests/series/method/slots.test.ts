import fc from "fast-check";
import { expect, test } from "vitest";
import { breaches } from "../../../src/series/method/feasibility.ts";
import type { Instance } from "../../../src/series/method/instance.ts";
import { problemOf } from "../../../src/series/method/problem.ts";
import { propose, type Proposal } from "../../../src/series/method/propose.ts";
import { heldFrom } from "../../../src/series/stored.ts";
import { bestByTryingAll } from "./every-plan.ts";
import { anyTimedInstance, programmeInstance, smallInstance } from "./instances.ts";

const settings = { timeLimitSeconds: 20, seed: 1 };

async function proposed(instance: Instance, changes: Partial<typeof settings> = {}): Promise<Proposal> {
  const result = await propose(instance, { ...settings, ...changes });
  if ("mistake" in result) throw new Error(result.mistake);
  return result;
}

for (const mode of ["free", "groups", "mixed"] as const)
  test(`slots, mode ${mode}: no plan at any time is better than the one proposed`, { timeout: 120_000 }, async () => {
    let [solved, quicklyFound] = [0, 0];
    await fc.assert(
      fc.asyncProperty(anyTimedInstance(mode), async (instance) => {
        const problem = problemOf(instance);
        const best = problem.counted === 0 ? null : bestByTryingAll(instance);
        const result = await propose(instance, settings);
        if ("mistake" in result) {
          expect(best ?? 0).toBe(0);
          return;
        }
        solved++;
        expect(breaches(problem, heldFrom(instance, result.workshops))).toEqual([]);
        expect(result.objective).toBeCloseTo(best!, 6);
        expect(result.optimal).toBe(true);

        const quick = await propose(instance, { ...settings, timeLimitSeconds: 0 });
        if ("mistake" in quick) return;
        quicklyFound++;
        expect(breaches(problem, heldFrom(instance, quick.workshops))).toEqual([]);
        expect(quick.objective).toBeLessThanOrEqual(best! + 1e-9);
      }),
      { seed: 1, numRuns: 15 },
    );
    expect(solved).toBeGreaterThan(3);
    expect(quicklyFound).toBeGreaterThan(solved / 2);
  });

const slots = [
  { id: "monday", away: ["ada"] },
  { id: "tuesday", away: ["cia", "dan"] },
];

test("a worked example: each workshop in the slot that suits its people, led by who can", async () => {
  const facilitators = [
    { id: "eva", topics: ["video", "excel"], away: [] },
    { id: "fia", topics: ["privacy"], away: ["tuesday"] },
  ];
  const { workshops, objective, optimal } = await proposed(smallInstance({ slots, facilitators }));
  expect({ objective, optimal }).toEqual({ objective: 1, optimal: true });
  expect(workshops.map(({ topic, members, slot, facilitator }) => ({ topic, members, slot, facilitator }))).toEqual([
    { topic: "privacy", members: ["cia", "dan"], slot: "monday", facilitator: "fia" },
    { topic: "video", members: ["ada", "bo"], slot: "tuesday", facilitator: "eva" },
  ]);
});

test("a member of a group who is away belongs to its workshop still, but gets nothing from it", async () => {
  const onMonday = [{ id: "monday", away: ["ada"] }];
  const result = await proposed(smallInstance({ mode: "groups", own: 1, common: 0, slots: onMonday }));
  expect(result.workshops.map(({ audience, members }) => ({ audience, members }))).toEqual([
    { audience: "north", members: ["ada", "bo"] },
    { audience: "south", members: ["cia", "dan"] },
  ]);
  expect(result.people).toEqual({ mean: 0.75, worstQuarter: 0, min: 0, topNeedMet: 3 });
});

test("a common workshop blocks its slot for every group", async () => {
  const two = await proposed(smallInstance({ mode: "groups", own: 1, common: 1, slots }));
  const common = two.workshops.find(({ audience }) => audience === "all")!;
  const own = two.workshops.filter(({ audience }) => audience !== "all");
  expect(new Set(own.map(({ slot }) => slot))).toEqual(new Set([common.slot === "monday" ? "tuesday" : "monday"]));
});

test("without slots a facilitator leads any number, and what nobody can lead is not held", async () => {
  const facilitators = [{ id: "eva", topics: ["excel", "privacy"], away: [] }];
  const { workshops } = await proposed(smallInstance({ facilitators }));
  expect(workshops.map(({ topic, facilitator }) => [topic, facilitator]).sort()).toEqual([
    ["excel", "eva"],
    ["privacy", "eva"],
  ]);
});

test("a programme of usual size is placed at once, and then proven the best", { timeout: 60_000 }, async () => {
  const base = programmeInstance(45, 23, 4, { mode: "groups", own: 2, common: 1, size: [1, 45] });
  const instance: Instance = {
    ...base,
    slots: Array.from({ length: 6 }, (_, s) => ({
      id: `s${s}`,
      away: base.participants.flatMap(({ id }, i) => ((i * 7 + s * 5) % 4 === 0 ? [id] : [])),
      rooms: 2,
    })),
    facilitators: ["eva", "fia", "gun"].map((id, f) => ({
      id,
      topics: base.topics.flatMap(({ key }, t) => (t % 3 === f ? [] : [key])),
      away: [`s${f}`],
    })),
  };
  const [quick, best] = [await proposed(instance, { timeLimitSeconds: 0 }), await proposed(instance)];
  expect(best.optimal).toBe(true);
  expect(quick.objective).toBeGreaterThan(0.9 * best.objective);
  for (const { workshops } of [quick, best])
    expect(breaches(problemOf(instance), heldFrom(instance, workshops))).toEqual([]);
});

for (const mode of ["free", "groups", "mixed"] as const)
  test(`mode ${mode}: what staff keep stays as it is, with people, slot and facilitator; the rest is planned around it`, async () => {
    const base = programmeInstance(24, 8, 3, {
      ...{ mode, own: 1, common: 1, workshops: mode === "mixed" ? 6 : 4, perPerson: 2, size: [3, 24] },
      slots: ["s0", "s1", "s2", "s3"].map((id, s) => ({ id, away: [`p${s}`] })),
      facilitators: ["eva", "fia", "gun", "hilma"].map((id) => ({ id, topics: topicKeys(8), away: [] })),
    });
    const first = await proposed(base);
    const timeless = await keptTimeless({ ...base, slots: undefined, facilitators: undefined });
    expect(timeless.anew).toEqual(timeless.kept);
    // By hand: the worst workshop of the plan in another slot, and with one member less where people choose.
    const [changed] = first.workshops.filter(({ audience }) => audience !== "all");
    const kept = { ...changed!, slot: changed!.slot === "s3" ? "s2" : "s3", facilitator: "hilma" };
    const group = kept.audience === "free" ? {} : { group: kept.audience };
    const members = kept.members.slice(1).filter((id) => id !== "p2" && id !== "p3");
    const fixed = [{ ...group, topic: kept.topic, level: kept.level, slot: kept.slot, facilitator: "hilma", ...(kept.audience === "free" ? { members } : {}) }]; // prettier-ignore
    const instance = { ...base, fixed };
    for (const timeLimitSeconds of [0, 20]) {
      const anew = await proposed(instance, { timeLimitSeconds });
      expect(breaches(problemOf(instance), heldFrom(instance, anew.workshops))).toEqual([]);
      const same = anew.workshops.find(({ topic, level, audience }) => topic === kept.topic && level === kept.level && audience === kept.audience)!; // prettier-ignore
      expect([same.slot, same.facilitator]).toEqual([kept.slot, "hilma"]);
      if (kept.audience === "free") expect(same.members).toEqual(expect.arrayContaining(members));
      else expect(same.members).toEqual(kept.members);
      expect(anew.objective).toBeLessThanOrEqual(first.bound + 1e-6);
    }
  });

/** A plan without slots of which all but the last workshop are kept: what was kept, and the same workshops anew. */
async function keptTimeless(instance: Instance) {
  const { workshops } = await proposed(instance);
  const kept = workshops.slice(0, -1);
  const fixed = kept.map(({ topic, level, audience, members }) => ({
    ...{ topic, level },
    ...(audience === "free" ? { members } : audience === "all" ? {} : { group: audience }),
  }));
  const anew = await proposed({ ...instance, fixed });
  const isKept = (one: { topic: string; level: number; audience: string }) => kept.some(({ topic, level, audience }) => topic === one.topic && level === one.level && audience === one.audience); // prettier-ignore
  const told = (all: typeof workshops) => all.filter(isKept).map(({ topic, level, audience, members }) => `${topic} ${level} ${audience} ${members.length > 0}`).sort(); // prettier-ignore
  expect(breaches(problemOf({ ...instance, fixed }), heldFrom(instance, anew.workshops))).toEqual([]);
  return { kept: told(kept), anew: told(anew.workshops) };
}

function topicKeys(count: number): string[] {
  return Array.from({ length: count }, (_, t) => `t${t}`);
}
