import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { answers, decide, markOf, nothing, type Answer, type Said } from "../../src/maturity/own/answering/said.ts";
import { askableUnits, meantUnits } from "../../src/maturity/own/asking/choosing.ts";
import { besideOf, unitsApart, type PairBeside } from "../../src/maturity/own/beside/comparing.ts";
import { isDue, newLinkRefusal } from "../../src/maturity/own/round.ts";

const said = fc.record({
  answer: fc.constantFrom(...answers) as fc.Arbitrary<Answer>,
  note: fc.constantFrom("", "a", "b"),
});
const optional = fc.option(said, { nil: undefined });

describe("what becomes of an answer that a page sends", () => {
  test("what the page did not change never overwrites what was changed elsewhere", () => {
    fc.assert(
      fc.property(said, optional, (shown, stored) => {
        expect(decide({ ...shown, was: markOf(shown) }, stored)).toBe("keep");
      }),
    );
  });

  test("nothing that differs from what the page showed and from what it sends is lost", () => {
    fc.assert(
      fc.property(said, said, optional, (shown, typed, stored) => {
        const now: Said = stored ?? nothing;
        const decision = decide({ ...typed, was: markOf(shown) }, stored);
        if (decision === "write") expect(markOf(now)).toBe(markOf(shown));
        if (decision === "clash") expect(new Set([shown, typed, now].map(markOf)).size).toBe(3);
      }),
    );
  });
});

const score = fc.constantFrom(0, 100, 200, 300, 400, 500);
const day = fc.constantFrom("2026-01-10", "2026-03-01", "2026-05-20");
const judged = fc.record({ on: day, score });
const pairs: fc.Arbitrary<PairBeside[]> = fc.uniqueArray(
  fc.record({
    unitId: fc.constantFrom("a", "b", "c"),
    toolId: fc.constantFrom("x", "y", "z"),
    own: judged,
    mentor: judged,
  }),
  { selector: ({ unitId, toolId }) => unitId + toolId, minLength: 1 },
);

describe("own and mentor's views side by side", () => {
  test("the other way round the difference is the same with the other sign, and never further than apart", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const [one, other] = [
          besideOf(some),
          besideOf(some.map((pair) => ({ ...pair, own: pair.mentor, mentor: pair.own }))),
        ];
        expect(one?.difference).toBeCloseTo(-(other?.difference ?? NaN), 9);
        expect(one?.apart).toBeCloseTo(other?.apart ?? NaN, 9);
        expect(Math.abs(one?.difference ?? NaN)).toBeLessThanOrEqual((one?.apart ?? NaN) + 1e-9);
      }),
    );
  });

  test("each unit weighs the same: the whole is the mean of its units, those furthest apart first", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const units = unitsApart(some);
        const mean = units.reduce((sum, { beside }) => sum + beside.difference, 0) / units.length;
        expect(besideOf(some)?.difference).toBeCloseTo(mean, 9);
        const apart = units.map(({ beside }) => beside.apart);
        expect(apart).toEqual(apart.toSorted((a, b) => b - a));
        expect(units.flatMap((unit) => unit.pairs).length).toBe(some.length);
      }),
    );
  });

  test("a unit with many tools does not outweigh one with a single one", () => {
    const pair = (unitId: string, toolId: string, own: number): PairBeside => ({
      ...{ unitId, toolId },
      own: { on: "2026-01-10", score: own },
      mentor: { on: "2026-01-10", score: 200 },
    });
    expect(besideOf([pair("a", "x", 400), pair("a", "y", 400), pair("b", "x", 100)])).toEqual({
      ...{ own: 250, mentor: 200, difference: 50, apart: 150, units: 2, pairs: 3 },
    });
    expect(besideOf([])).toBeNull();
  });
});

test("asked are units at the bottom of the tree that a tool concerns; a chosen part means all below it", () => {
  const units = [
    { id: "area", parentId: null },
    { id: "home", parentId: "area" },
    { id: "ward", parentId: "area" },
    { id: "firm", parentId: null },
  ];
  const tool = { concernsAll: false, unitIds: ["area"], isEnded: false };
  const askable = askableUnits(units, [tool, { ...tool, concernsAll: true, isEnded: true }]);
  expect(askable.map(({ id }) => id)).toEqual(["home", "ward"]);
  const meant = (who: "all" | "never" | "chosen", branchIds: string[]) =>
    meantUnits(units, askable, { who, branchIds, everSent: new Set(["ward"]) }).map(({ id }) => id);
  expect([meant("all", []), meant("never", []), meant("chosen", ["area"]), meant("chosen", ["firm"])]).toEqual([
    ["home", "ward"],
    ["home"],
    ["home", "ward"],
    [],
  ]);
});

test("a reminder waits an hour after the last mail, and a declined one is for who declined alone", () => {
  const now = Temporal.Instant.from("2026-05-03T12:00:00Z");
  const asked = {
    participantId: "p",
    mailedAt: now.subtract({ hours: 1 }),
    sentAt: null,
    revokedAt: null,
    declinedAt: null,
  };
  const due = (changed: Partial<Parameters<typeof isDue>[0]>, contact = "p") =>
    isDue({ ...asked, ...changed }, { id: contact }, now);
  expect([due({}), due({ mailedAt: now.subtract({ minutes: 59 }) })]).toEqual([true, false]);
  expect([due({ sentAt: now }), due({ revokedAt: now })]).toEqual([false, false]);
  expect([due({ declinedAt: now }), due({ declinedAt: now }, "q")]).toEqual([false, true]);
  const facts = { isRoundOpen: true, hasContact: true, mailedAt: now.subtract({ seconds: 59 }) };
  expect(
    [facts, { ...facts, isRoundOpen: false }, { ...facts, hasContact: false }, { ...facts, mailedAt: null }].map(
      (each) => newLinkRefusal(each, now),
    ),
  ).toEqual(["just-sent", "closed", "no-contact", null]);
});
