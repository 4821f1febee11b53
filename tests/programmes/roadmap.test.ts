import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ganttOf } from "../../src/programmes/roadmap/gantt.ts";
import { monthAfter, monthOf, monthsBetween, monthsFrom, shareOfMonth } from "../../src/programmes/roadmap/months.ts";
import { moved } from "../../src/programmes/roadmap/order.ts";
import { readyRoadmap } from "../../src/programmes/roadmap/ready.ts";
import { choosableMonths } from "../../src/programmes/roadmap/rows/choosable.ts";

const month = fc
  .record({ year: fc.integer({ min: 2000, max: 2090 }), at: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, at }) => `${year}-${String(at).padStart(2, "0")}-01`);

describe("months", () => {
  test("are counted over the years", () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -300, max: 300 }), (from, months) => {
        const to = monthAfter(from, months);
        expect(monthOf(to)).toBe(to);
        expect(monthsBetween(from, to)).toBe(months);
        expect(monthsFrom(from, to)).toHaveLength(Math.max(0, months + 1));
      }),
    );
    expect(monthAfter("2021-12-01", 1)).toBe("2022-01-01");
    expect(shareOfMonth("2021-02-15")).toBe(0.5);
  });

  test("to choose from hold the programme's own and all that are in use", () => {
    const own = { startsOn: "2021-05-15", endsOn: "2021-12-31" };
    const months = choosableMonths(own, ["2019-03-01"], "2026-01-01");
    expect([months[0], months.at(-1)]).toEqual(["2019-03-01", "2022-12-01"]);
    const around = choosableMonths({ startsOn: null, endsOn: null }, [], "2026-11-23");
    expect([around[0], around.at(-1)]).toEqual(["2025-11-01", "2029-11-01"]);
  });
});

describe("the ready roadmap", () => {
  test("of eight months has the phases of the case", () => {
    const { phases, milestones } = readyRoadmap("2021-05-01", "2021-12-01");
    const span = (first: string, last: string) => [first.slice(5, 7), last.slice(5, 7)].join("–");
    expect(phases.map(({ names, firstMonth, lastMonth }) => `${names.fi} ${span(firstMonth, lastMonth)}`)).toEqual([
      "Rekrytointi ja perehdytys 05–06",
      "Mentorointi yksiköissä 06–12",
      "Tärkeimpien työkalujen läpikäynti 07–10",
      "Toimintamallin muotoilu 09–11",
      "Seuraavan vuoden suunnittelu 11–12",
    ]);
    expect(milestones.map((each) => each.month.slice(5, 7))).toEqual(["05", "07", "11", "12"]);
  });

  test("of any length lies within its months, in order, and reaches the last", () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 0, max: 60 }), (first, length) => {
        const last = monthAfter(first, length);
        const { phases, milestones } = readyRoadmap(first, last);
        for (const { firstMonth, lastMonth } of phases) {
          expect(first <= firstMonth && firstMonth <= lastMonth && lastMonth <= last).toBe(true);
        }
        const begins = phases.map(({ firstMonth }) => firstMonth);
        expect(begins).toEqual(begins.toSorted());
        expect(phases.at(-1)?.lastMonth).toBe(last);
        for (const { month: at } of milestones) expect(first <= at && at <= last).toBe(true);
      }),
    );
  });
});

test("the picture reaches from the first month of any to the last, and marks today where it is among them", () => {
  const phases = [{ firstMonth: "2021-05-01", lastMonth: "2021-06-01" }];
  const milestones = [
    { dueOn: "2021-07-01", isWholeMonth: true, doneOn: null },
    { dueOn: "2021-06-16", isWholeMonth: false, doneOn: "2021-06-10" },
  ];
  const gantt = ganttOf(phases, milestones, "2021-05-01");
  expect(gantt?.months).toEqual(["2021-05-01", "2021-06-01", "2021-07-01"]);
  expect(gantt?.phases.map(({ from, length }) => [from, length])).toEqual([[0, 2]]);
  expect(gantt?.milestones.map(({ at, isDone }) => [at, isDone])).toEqual([
    [2.5, false],
    [1.5, true],
  ]);
  expect(gantt?.today).toBe(0);
  expect(ganttOf(phases, milestones, "2021-08-01")?.today).toBeNull();
  expect(ganttOf([], [], "2021-08-01")).toBeNull();
});

test("a row moves one step and back, and none is lost", () => {
  const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lists, fc.nat(), (ids, at) => {
      const id = ids[at % ids.length]!;
      const up = moved(ids, id, "up");
      expect(up.toSorted()).toEqual(ids.toSorted());
      expect(moved(up, id, "down")).toEqual(ids[0] === id ? moved(ids, id, "down") : ids);
    }),
  );
  expect(moved(["a", "b"], "c", "up")).toEqual(["a", "b"]);
});
