import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figuresOf, type HeldEvent } from "../../src/workshops/figures/figures.ts";
import { between, byPeriod, cuts } from "../../src/workshops/figures/periods.ts";
import { hiddenParts } from "../../src/workshops/figures/shown.ts";

const event = (more: Partial<HeldEvent> = {}): HeldEvent => ({
  ...{ id: "e", heldOn: "2027-03-12", eventKind: "workshop", kind: "open", minutes: 120, people: [], headCount: null },
  ...{ isUnattended: false, organisationIds: [], partIds: [], audienceIds: [] },
  ...more,
});

describe("what the register counts", () => {
  test("people by name once each, heads apart from them, and what nobody knows as not known", () => {
    const figures = figuresOf([
      event({
        people: ["ada", "bo"],
        headCount: 5,
        organisationIds: ["a"],
        partIds: ["a1", "a2"],
        audienceIds: ["a", "x"],
      }),
      event({ people: ["ada"], organisationIds: ["a"], partIds: ["a1"], eventKind: "training", minutes: 90 }),
      event({ headCount: 7, audienceIds: ["a", "b"], minutes: null }),
      event({ audienceIds: ["c"], eventKind: "meeting", minutes: 30 }),
    ]);
    expect(figures).toEqual({
      ...{ events: 4, byKind: { workshop: 2, training: 1, meeting: 1 }, people: 2, attendances: 3 },
      ...{ heads: 3 + 7, headEvents: 2, unknownEvents: 1, hours: 4, timelessEvents: 1, personHours: 2 * 5 + 1.5 },
      ...{ organisations: 1, parts: 2, audienceOrganisations: 2 },
    });
  });

  test("of nothing is nothing", () => {
    expect(Object.values(figuresOf([])).filter((figure) => figure !== 0)).toEqual([
      { workshop: 0, training: 0, meeting: 0 },
    ]);
  });

  test("of an event from which everybody stayed away it is known how many there were", () => {
    const figures = figuresOf([event({ isUnattended: true, audienceIds: ["a"] }), event({ audienceIds: ["b"] })]);
    expect(figures).toMatchObject({ events: 2, unknownEvents: 1, people: 0, heads: 0, audienceOrganisations: 1 });
  });

  test("a count smaller than the names adds no heads", () => {
    expect(figuresOf([event({ people: ["ada", "bo"], headCount: 1 })])).toMatchObject({ heads: 0, personHours: 4 });
  });
});

describe("periods", () => {
  test("of months, quarters and halves, with the empty ones in between", () => {
    const events = ["2026-11-30", "2027-02-01", "2027-02-28"].map((heldOn) => event({ heldOn }));
    const seen = cuts.map((cut) =>
      byPeriod(events, cut).map(({ period: { year, part }, events: members }) => `${year}/${part}: ${members.length}`),
    );
    expect(seen).toEqual([
      ["2026/11: 1", "2026/12: 0", "2027/1: 0", "2027/2: 2"],
      ["2026/4: 1", "2027/1: 2"],
      ["2026/2: 1", "2027/1: 2"],
    ]);
    expect(byPeriod([], "month")).toEqual([]);
  });

  test("hold each event once, and from one day to another both days count", () => {
    const day = fc.date({ min: new Date("2025-01-01"), max: new Date("2028-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day), fc.constantFrom(...cuts), (days, cut) => {
        const events = days.map((date) => event({ heldOn: date.toISOString().slice(0, 10) }));
        expect(byPeriod(events, cut).flatMap((part) => part.events).length).toBe(events.length); // prettier-ignore
      }),
    );
    const all = ["2027-01-01", "2027-01-02", "2027-01-03"].map((heldOn) => event({ heldOn }));
    expect(between(all, "2027-01-02", "2027-01-02")).toEqual([all[1]]);
    expect([
      between(all, "", "2027-01-01").length,
      between(all, "2027-01-03", "").length,
      between(all, "", "").length,
    ]).toEqual([1, 1, 3]);
  });
});

test("parts of a whole hide few people and what they could be counted from, from those who do not see names", () => {
  const of = (people: number, heads: number | null = null) => [
    event({ people: Array.from({ length: people }, (_, i) => String(i)), headCount: heads }),
  ];
  expect(hiddenParts([of(3), of(9), of(12)], false)).toEqual([true, true, false]);
  expect(hiddenParts([of(9, 11), of(12), of(6, 14)], false)).toEqual([true, false, true]);
  expect(hiddenParts([of(3), of(9)], true)).toEqual([false, false]);
  // Five times the same one is one person.
  expect(hiddenParts([Array.from({ length: 5 }, () => of(1)).flat(), of(9), of(12)], false)).toEqual([
    true,
    true,
    false,
  ]);
});
