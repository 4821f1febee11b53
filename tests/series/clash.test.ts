import fc from "fast-check";
import { expect, test } from "vitest";
import { loadTexts } from "../../src/platform/i18n.ts";
import { locales } from "../../src/platform/locales.ts";
import { smallestClash } from "../../src/series/clash/smallest.ts";
import type { ClashingWish } from "../../src/series/clash/ways.ts";
import { wishesOf, withOnly, type Wish } from "../../src/series/clash/wishes.ts";
import { clashWords } from "../../src/series/clash/words.ts";
import { breaches } from "../../src/series/method/feasibility.ts";
import type { Held, Instance } from "../../src/series/method/instance.ts";
import { problemOf } from "../../src/series/method/problem.ts";
import { everyPlan } from "./method/every-plan.ts";
import { anyInstance, smallInstance } from "./method/instances.ts";

const limits = { timeLimitSeconds: 20, seed: 1 };

/** Whether any plan keeps these wishes, found by trying every plan. */
function holdsByTryingAll(instance: Instance, kept: readonly Wish[]): boolean {
  const { instance: relaxed, loose } = withOnly(instance, kept);
  // Where the numbers of groups' workshops are free, they take no seats from the choices.
  const most = relaxed.topics.length;
  const numbers = { ...(loose.has("own") ? { own: most } : {}), ...(loose.has("common") ? { common: most } : {}) };
  const problem = problemOf({ ...relaxed, ...numbers });
  let holds = false;
  everyPlan(problem, (plan) => {
    holds ||=
      breaches(problem, plan).every(({ rule }) => loose.has(rule as "own")) && choicesEach(plan) <= relaxed.perPerson;
  });
  return holds;
}

function choicesEach(plan: readonly Held[]): number {
  const seats = plan.filter(({ audience }) => audience.kind === "free").flatMap(({ members }) => members);
  return Math.max(0, ...[...Map.groupBy(seats, (i) => i).values()].map(({ length }) => length));
}

function subsetsBelow(wishes: readonly Wish[], size: number): Wish[][] {
  return wishes
    .reduce<Wish[][]>((sets, wish) => [...sets, ...sets.map((set) => [...set, wish])], [[]])
    .filter((set) => set.length < size);
}

function wishIn(instance: Instance, all: readonly Wish[], told: ClashingWish): Wish {
  return all.find((wish) => {
    if (wish.wish !== told.wish) return false;
    if (told.wish === "fixed") return "place" in wish && instance.fixed![wish.place]!.topic === told.topic;
    return true;
  })!;
}

/** Settings that are often too much: two own workshops and a fixed one, little money, narrow sizes, few slots. */
function anyTightInstance(mode: Instance["mode"]): fc.Arbitrary<Instance> {
  const group = mode === "free" ? {} : { group: "north" };
  const fixed = fc.constantFrom(
    undefined,
    [{ topic: "t0", level: 0 }],
    [{ topic: "t0", level: 0, ...group }, { topic: "t1", level: 0, ...group }], // prettier-ignore
  );
  const slots = fc.constantFrom(undefined, [{ id: "s0", away: ["p0"], rooms: 1 }]);
  return anyInstance(mode)
    .filter(({ participants, levels, topics }) => participants.length <= 3 && levels === 1 && topics.length === 3)
    .chain((instance) =>
      fc
        .record({ fixed, slots, size: fc.constantFrom([2, 2] as const, [1, 3] as const, [2, 3] as const) })
        .map((tight) => ({ ...instance, ...tight, copies: 1, budget: instance.budget ?? 1 })),
    );
}

for (const mode of ["groups", "mixed", "free"] as const)
  test(
    `clash, mode ${mode}: it clashes, nothing in it is idle, and none is smaller`,
    { timeout: 120_000 },
    async () => {
      let clashes = 0;
      await fc.assert(
        fc.asyncProperty(anyTightInstance(mode), async (instance) => {
          const clash = await smallestClash(instance, limits);
          const all = wishesOf(instance);
          expect(clash === null).toBe(holdsByTryingAll(instance, all));
          if (clash === null) return;
          clashes++;
          const told = clash.wishes.map((wish) => wishIn(instance, all, wish));
          expect(clash.isSmallest).toBe(true);
          expect(holdsByTryingAll(instance, told)).toBe(false);
          for (const smaller of subsetsBelow(all, told.length)) expect(holdsByTryingAll(instance, smaller)).toBe(true);
          for (const [at, { isEnough }] of clash.wishes.entries())
          expect(isEnough).toBe(holdsByTryingAll(instance, all.filter((wish) => wish !== told[at]))); // prettier-ignore
        }),
        { seed: 1, numRuns: 8 },
      );
      expect(clashes).toBeGreaterThan(0);
    },
  );

test("each wish of a clash says the nearest number with which all the others can hold", async () => {
  const groups = { mode: "groups", own: 2, common: 1, size: [2, 4], cost: [[3], [2], [2]] } as const;
  const tooDear = smallInstance({ ...groups, budget: 8 });
  expect(await smallestClash(tooDear, limits)).toEqual({
    isSmallest: true,
    wishes: [
      { wish: "common", is: 1, needed: 0, isEnough: true },
      { wish: "own", is: 2, needed: 1, isEnough: true },
      { wish: "budget", is: 8, needed: 11, isEnough: true },
    ],
  });
  const oneSlot = [{ id: "monday", away: [], rooms: 1 }];
  const timed = smallInstance({ ...groups, own: 1, common: 0, slots: oneSlot });
  expect(await smallestClash(timed, limits)).toEqual({
    isSmallest: true,
    wishes: [
      { wish: "rooms", is: 1, needed: 2, isEnough: true },
      { wish: "slots", is: 1, needed: 2, isEnough: true },
      { wish: "own", is: 1, needed: 0, isEnough: true },
    ],
  });
});

test("two clashes at once: the smaller one is told, and that giving way to it alone is not enough", async () => {
  const fixed = [{ topic: "video", level: 0, group: "north" }, { topic: "excel", level: 0, group: "north" }]; // prettier-ignore
  const instance = smallInstance({ mode: "groups", own: 1, common: 0, size: [3, 4], fixed });
  const clash = await smallestClash(instance, limits);
  expect(clash?.wishes.map(({ wish, isEnough }) => [wish, isEnough])).toEqual([
    ["size-least", false],
    ["own", false],
  ]);
});

test("settings that hold have no clash, and without time none is claimed", async () => {
  expect(await smallestClash(smallInstance(), limits)).toBeNull();
  const impossible = smallInstance({ mode: "groups", own: 4, common: 0 });
  expect(await smallestClash(impossible, { timeLimitSeconds: 0, seed: 1 })).toBeNull();
});

test("every wish has words in each language, with what it is and what would do", () => {
  const names = { group: (key: string) => `<${key}>`, topic: (key: string) => `«${key}»`, organisation: (id: string) => `“${id}”` }; // prettier-ignore
  const numbers = ["budget", "workshops", "size-least", "size-most", "own", "common", "per-person", "slots", "rooms", "facilitators"] as const; // prettier-ignore
  const wishes: ClashingWish[] = [
    ...numbers.map((wish) => ({ wish, is: 37, needed: 58.2, isEnough: true })),
    { wish: "fixed", topic: "video", level: 0, audience: "north", isEnough: true },
    { wish: "cannot-link", first: "ada", second: "bo", isEnough: true },
  ];
  const texts = loadTexts();
  for (const locale of locales) {
    const told = clashWords({ wishes, isSmallest: true }, names, texts[locale]);
    told.slice(0, numbers.length).forEach(({ wish, wayOut }) => {
      expect(wish).toContain("37");
      expect(wayOut).toContain("59");
    });
    expect(told.at(-2)!.wish).toMatch(/<north>.*«video»/);
    expect(told.at(-1)!.wish).toMatch(/“ada”.*“bo”/);
  }
  const unsure: ClashingWish = { wish: "own", is: 1, needed: null, isEnough: false };
  expect(clashWords({ wishes: [unsure], isSmallest: false }, names, texts.en)).toEqual([
    {
      wish: "Workshops of its own for each group: 1.",
      wayOut: "Do without this wish. That alone is not enough, since other wishes clash too.",
    },
  ]);
});
