import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../src/maturity/method/pairs.ts";
import { endsOf, type PairOverTime } from "../../src/maturity/method/over-time.ts";
import { distanceOf, expectedOn } from "../../src/maturity/targets/distance.ts";
import { standingsOf } from "../../src/maturity/targets/standing/standings.ts";

const aim = { level: 300, startsOn: "2021-01-01", dueOn: "2021-12-31" };
const level = fc.double({ min: 0, max: 500, noNaN: true });
const day = fc
  .integer({ min: -400, max: 800 })
  .map((days) => new Date(Date.parse("2021-01-01") + days * 86_400_000).toISOString().slice(0, 10));

describe("the way to a target", () => {
  test("is a straight line from the start to the day it is due", () => {
    expect(expectedOn(aim, 100, "2020-06-01")).toBe(100);
    expect(expectedOn(aim, 100, "2021-01-01")).toBe(100);
    expect(expectedOn(aim, 100, "2021-07-02")).toBe(200);
    expect(expectedOn(aim, 100, "2021-12-31")).toBe(300);
    expect(expectedOn(aim, 100, "2022-12-31")).toBe(300);
  });

  test("never leaves the levels between start and target, and never goes down", () => {
    fc.assert(
      fc.property(level, day, day, (start, one, other) => {
        const [first, second] = [one, other].sort() as [string, string];
        const [before, after] = [expectedOn(aim, start, first), expectedOn(aim, start, second)];
        expect(before).toBeGreaterThanOrEqual(Math.min(start, aim.level) - 1e-9);
        expect(after).toBeLessThanOrEqual(aim.level + 1e-9);
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  test("tells reached, on track, behind and missed, and nothing where no level is known", () => {
    const state = (now: number, today: string, start = 100) => distanceOf(aim, { start, level: now, today })?.state;
    expect(state(300, "2021-02-01")).toBe("reached");
    expect(state(299.6, "2021-02-01")).toBe("reached");
    expect(state(200, "2021-07-02")).toBe("on-track");
    expect(state(199.4, "2021-07-02")).toBe("behind");
    expect(state(299, "2021-12-31")).toBe("behind");
    expect(state(299, "2022-01-01")).toBe("missed");
    expect(state(350, "2021-02-01", 400)).toBe("reached");
    expect(state(200, "2021-02-01", 400)).toBe("behind");
    expect(distanceOf(aim, { start: null, level: 200, today: "2021-07-02" })).toBeNull();
    expect(distanceOf(aim, { start: 100, level: null, today: "2021-07-02" })).toBeNull();
  });

  test("is behind just where the level lies under the line, and its distances agree with the levels", () => {
    fc.assert(
      fc.property(level, level, day, (start, now, today) => {
        const distance = distanceOf(aim, { start, level: now, today })!;
        expect(distance.level + distance.toTarget).toBeCloseTo(aim.level, 6);
        expect(distance.level + distance.toExpected).toBeCloseTo(distance.expected, 6);
        if (distance.state === "on-track") expect(distance.toExpected).toBeLessThan(0.5);
        if (distance.state === "behind") expect(distance.toExpected).toBeGreaterThanOrEqual(0.5);
        expect(distance.state === "reached").toBe(distance.toTarget < 0.5);
      }),
    );
  });
});

function pair(unitId: string, toolId: string, ...scores: [string, number][]): PairOverTime {
  return { unitId, toolId, packed: scores.map(([on, score]) => dayNumber(on) * 512 + score) };
}

test("a pair begins with its latest score by the first day, else with its first since, and later days tell nothing", () => {
  const pairs = [
    pair("a", "teams", ["2021-04-01", 50], ["2021-05-01", 100], ["2021-06-01", 200], ["2022-01-01", 500]),
    pair("b", "teams", ["2021-08-15", 150]),
    pair("c", "teams", ["2022-01-01", 400]),
  ];
  expect(endsOf(pairs, { from: "2021-05-01", to: "2021-12-31" })).toEqual([
    { unitId: "a", toolId: "teams", start: 100, end: 200 },
    { unitId: "b", toolId: "teams", start: 150, end: 150 },
  ]);
});

test("a target of a part is of everything below it, each unit alike, of one tool or of all", () => {
  const nodes = [
    { id: "area", parentId: null },
    { id: "care", parentId: "area" },
    { id: "home", parentId: "care" },
    { id: "ward", parentId: "care" },
  ];
  const pairs = [
    pair("home", "teams", ["2021-01-01", 100], ["2021-07-01", 300]),
    pair("home", "path", ["2021-01-01", 0]),
    pair("ward", "teams", ["2021-03-01", 200]),
    pair("area", "teams", ["2021-03-01", 500]),
  ];
  const standing = (unitId: string | null, toolId: string | null) => {
    const [told] = standingsOf([{ ...aim, unitId, toolId }], pairs, nodes, "2021-07-02");
    return [told?.start, told?.distance?.level, told?.units];
  };
  expect(standing("care", "teams")).toEqual([150, 250, 2]);
  expect(standing("care", null)).toEqual([125, 175, 2]);
  expect(standing("ward", "path")).toEqual([null, undefined, 0]);
  expect(standing(null, "teams")[2]).toBe(3);
});
