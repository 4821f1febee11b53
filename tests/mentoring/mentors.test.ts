import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { needsOfUnits } from "../../src/mentoring/assigning/material/unit-needs.ts";
import { stateKey } from "../../src/mentoring/assigning/proposing/proposal.ts";
import { busyDays } from "../../src/mentoring/mentors/calendar/file/busy-days.ts";
import { dayOf, freeDays, nextFreeDay, noMarks, type DayState } from "../../src/mentoring/mentors/calendar/days.ts";
import { monthLoad, roomFor, strainOf } from "../../src/mentoring/mentors/load.ts";
import { monthsOf } from "../../src/mentoring/mentors/months/months.ts";
import { waitingOf, type UnitStanding } from "../../src/mentoring/mentors/waiting.ts";
import { namedOnce } from "../../src/platform/i18n.ts";

const mentor = { startsOn: "2021-05-03", endsOn: "2021-12-31", weekdays: "12345" };
const holidays = new Set(["2021-05-13"]);

test("a day is the programme's by the weekdays, less holidays and the calendar file; a mark by hand is stronger", () => {
  const hand = new Map<string, DayState>([["2021-05-15", "free"], ["2021-05-13", "half"], ["2021-05-10", "busy"]]); // prettier-ignore
  const file = new Map<string, DayState>([["2021-05-10", "half"], ["2021-05-11", "half"], ["2021-05-16", "half"]]); // prettier-ignore
  const told = (day: string) => dayOf(mentor, { hand, file }, holidays, day);
  expect(told("2021-05-02")).toEqual({ state: "busy", reason: "not-at-work" });
  expect(told("2021-05-12")).toEqual({ state: "free", reason: "weekday" });
  expect(told("2021-05-11")).toEqual({ state: "half", reason: "file" });
  expect(told("2021-05-10")).toEqual({ state: "busy", reason: "hand" });
  expect(told("2021-05-13")).toEqual({ state: "half", reason: "hand" });
  expect(told("2021-05-15")).toEqual({ state: "free", reason: "hand" });
  expect(told("2021-05-16")).toEqual({ state: "busy", reason: "off" });
  expect(dayOf(mentor, noMarks, holidays, "2021-05-13").reason).toBe("holiday");
  // May 2021 from the 3rd: 21 weekdays less Ascension; a mentor in shifts has only what is marked.
  expect(freeDays(mentor, noMarks, holidays, "2021-05")).toBe(20);
  expect(freeDays({ ...mentor, weekdays: "" }, { hand, file }, holidays, "2021-05")).toBe(1.5);
  const planned = new Set(["2021-05-03", "2021-05-04"]);
  expect(nextFreeDay(mentor, noMarks, holidays, { from: "2021-05-01", planned })).toBe("2021-05-05");
  expect(nextFreeDay({ ...mentor, weekdays: "" }, noMarks, holidays, { from: "2021-05-01", planned })).toBe(null);
});

test("a month's load is what its units take of the smaller of given days and free ones", () => {
  const units = [{ days: 1.5, startsOn: "2021-05-31" }, { days: 2, startsOn: "2021-06-01" }]; // prettier-ignore
  const load = (month: string, given: number | null) => monthLoad(month, { units, given, free: 3 });
  expect(load("2021-05", null)).toEqual({ month: "2021-05", needed: 1.5, given: null, free: 3, available: 3 });
  expect(strainOf(load("2021-05", 1.5))).toBe("full");
  expect(strainOf(load("2021-06", 10))).toBe("over");
  expect(roomFor(load("2021-05", null), 0.5)).toBe(3);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (needed, available) => {
      const halves = { needed: needed / 2, available: available / 2 };
      const room = roomFor(halves, 1);
      if (room > 0) expect(strainOf({ ...halves, needed: halves.needed + room })).not.toBe("over");
      expect(strainOf({ ...halves, needed: halves.needed + room + 1 })).toBe("over");
    }),
  );
});

test("months are told from this one on, of a mentor whose work is over those of the work, and none after its end", () => {
  expect(monthsOf(mentor, "2021-10-15")).toEqual(["2021-10", "2021-11", "2021-12"]);
  expect(monthsOf({ ...mentor, endsOn: null }, "2021-04-15")[0]).toBe("2021-05");
  expect(monthsOf(mentor, "2026-01-01")).toHaveLength(8);
});

const unit = (given: Partial<UnitStanding>): UnitStanding => ({
  ...{ unitId: "unit", mentor: null, lastMet: null, lastHad: null, knownSince: "2021-05-01", isPlanned: false },
  ...given,
});

test("without a mentor a unit waits at once, with one after weeks without a session, and never where one is planned", () => {
  const aino = { id: "aino", since: "2021-06-01" };
  const units = [
    unit({ unitId: "none" }),
    unit({ unitId: "left", lastHad: "2021-07-04", lastMet: "2021-08-01" }),
    unit({ unitId: "quiet", mentor: aino, lastMet: "2021-06-20" }),
    unit({ unitId: "met", mentor: aino, lastMet: "2021-07-20" }),
    unit({ unitId: "planned", mentor: aino, isPlanned: true }),
  ];
  expect(waitingOf(units, "2021-08-01", 6)).toEqual([
    { unitId: "none", why: "no-mentor", mentorId: null, since: "2021-05-01", weeks: 13 },
    { unitId: "quiet", why: "not-met", mentorId: "aino", since: "2021-06-20", weeks: 6 },
    { unitId: "left", why: "no-mentor", mentorId: null, since: "2021-07-04", weeks: 4 },
  ]);
});

test("office hours take half a day from two hours and all of it from five, a night's work the day that it ends", () => {
  const days = (...spans: [string, string][]) =>
    [...busyDays(spans.map(([start, end]) => ({ start, end })), "2021-05-01", "2021-05-31")].map((each) => each.join(" ")); // prettier-ignore
  expect(days(["2021-05-03T07:00", "2021-05-03T15:00"])).toEqual(["2021-05-03 busy"]);
  expect(days(["2021-05-03T14:00", "2021-05-03T21:30"])).toEqual(["2021-05-03 half"]);
  expect(days(["2021-05-03T21:00", "2021-05-04T07:00"])).toEqual(["2021-05-04 busy"]);
  expect(days(["2021-05-03T16:00", "2021-05-03T22:00"])).toEqual([]);
  expect(days(["2021-05-03T09:00", "2021-05-03T10:00"], ["2021-05-03T09:30", "2021-05-03T10:30"])).toEqual([]);
  expect(days(["2021-04-29T00:00", "2021-05-02T00:00"])).toEqual(["2021-05-01 busy"]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 12 })), { maxLength: 8 }),
      (spans) => {
        const at = (quarter: number) =>
          Temporal.PlainDateTime.from("2021-05-03T00:00")
            .add({ minutes: 15 * quarter })
            .toString();
        const given = spans.map(([from, length]) => ({ start: at(from), end: at(from + length) }));
        const more = [...given, { start: "2021-05-03T10:00", end: "2021-05-03T12:00" }];
        const rank = (state: string | undefined) => ["busy", "half", undefined].indexOf(state);
        const [before, after] = [given, more].map((each) => busyDays(each, "2021-05-03", "2021-05-04"));
        for (const day of ["2021-05-03", "2021-05-04"])
          expect(rank(after?.get(day))).toBeLessThanOrEqual(rank(before?.get(day)));
      },
    ),
  );
});

test("what is not known of a unit itself is that of the nearest part above it", () => {
  const units = [{ id: "area", parentId: null }, { id: "care", parentId: "area" }, { id: "ward", parentId: "care" }]; // prettier-ignore
  const needs = [
    { unitId: "area", id: "remote", strength: 0.4 },
    { unitId: "ward", id: "recording", strength: 0.5 },
    { unitId: "ward", id: "recording", strength: 1 },
  ];
  const known = needsOfUnits(units, { needs, tools: [{ unitId: "care", id: "teams", strength: 0.8 }] });
  expect(known.get("ward")).toEqual({ needs: new Map([["recording", 1]]), tools: new Map([["teams", 0.8]]) });
  expect(known.get("care")).toEqual({ needs: new Map([["remote", 0.4]]), tools: new Map([["teams", 0.8]]) });
  expect(known.get("area")?.tools.size).toBe(0);
});

test("the sign of who has whom changes with any of it, and not with the order in which it is told", () => {
  const rows = [{ unitId: "a", mentorId: "x", startsOn: "2021-05-01" }, { unitId: "b", mentorId: "y", startsOn: "2021-05-01" }]; // prettier-ignore
  const mentors = [{ id: "x", startsOn: "2021-05-01", endsOn: null }];
  const key = stateKey(rows, mentors);
  expect(stateKey([...rows].reverse(), mentors)).toBe(key);
  expect(stateKey(rows.slice(1), mentors)).not.toBe(key);
  expect(stateKey(rows, [{ ...mentors[0]!, endsOn: "2021-08-01" }])).not.toBe(key);
});

test("a tool and a need of the same name are named once, in the language that is read", () => {
  const [tool, need] = [{ names: { fi: "Etävastaanotto", sv: "Distansmottagning", en: "" } }, { names: { fi: "etävastaanotto", sv: "Mottagning på distans", en: "" } }]; // prettier-ignore
  expect(namedOnce([tool, need], "fi")).toEqual([tool]);
  expect(namedOnce([tool, need], "sv")).toEqual([tool, need]);
  expect(namedOnce([{ names: { fi: "", sv: "", en: "" } }], "fi")).toEqual([]);
});
