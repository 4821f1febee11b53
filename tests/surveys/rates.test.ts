import fc from "fast-check";
import { expect, test } from "vitest";
import { curveOf, roundedTime, shownRows, thinned } from "../../src/surveys/following/figures/rates.ts";
import { matching, pageOf } from "../../src/surveys/following/list/listing.ts";

const counts = (asked: number) => ({ asked, opened: asked, begun: 0, sent: 0 });

test("who sees figures only sees no industry of under five, nor one that would give it away", () => {
  const rows = [40, 12, 3].map(counts);
  expect(shownRows(rows, true)).toEqual({ rows, isCut: false });
  expect(shownRows(rows, false)).toEqual({ rows: [counts(40)], isCut: true });
  expect(shownRows([counts(7), counts(9)], false).isCut).toBe(false);
});

test("the curve counts up to each day; for who sees figures only it rises by five or more at a time", () => {
  const days = ["2027-03-01", "2027-03-02", "2027-03-03", "2027-03-04"];
  const sentOn = new Map([
    ["2027-02-28", 1],
    ["2027-03-01", 2],
    ["2027-03-03", 3],
    ["2027-03-04", 1],
  ]);
  expect(curveOf(days, sentOn, true).map(({ sent }) => sent)).toEqual([3, 3, 6, 7]);
  expect(curveOf(days, sentOn, false).map(({ sent }) => sent)).toEqual([0, 0, 6, 6]);
  fc.assert(
    fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 30 }), (perDay) => {
      const every = perDay.map((_, at) => `2027-03-${String(at + 1).padStart(2, "0")}`);
      const sent = new Map(every.map((day, at) => [day, perDay[at] ?? 0]));
      const shown = [0, ...curveOf(every, sent, false).map((point) => point.sent)];
      const rises = shown.slice(1).map((value, at) => value - (shown[at] ?? 0));
      expect(rises.filter((rise) => rise !== 0 && rise < 5)).toEqual([]);
    }),
  );
  expect(thinned(Array.from({ length: 100 }, (_, at) => at)).slice(-2)).toEqual([96, 99]);
  expect(thinned([1, 2, 3])).toEqual([1, 2, 3]);
});

test("a median is said in minutes, hours or days", () => {
  expect([10, 600, 5_399, 5_400, 80_000, 400_000].map(roundedTime)).toEqual([
    { unit: "minutes", count: 1 },
    { unit: "minutes", count: 10 },
    { unit: "minutes", count: 90 },
    { unit: "hours", count: 2 },
    { unit: "hours", count: 22 },
    { unit: "days", count: 5 },
  ]);
});

test("the list is searched by name, contact and municipality, narrowed by state, and cut into pages", () => {
  const row = (organisationName: string, more: object = {}) => ({
    ...{ organisationName, municipality: "Ähtäri", contact: { name: "Ada", email: "ada@example.org" } },
    ...{ stage: "invited" as const, hasDeclined: false, failure: null },
    ...more,
  });
  const rows = [
    row("A", { stage: "sent" }),
    row("B", { hasDeclined: true, municipality: "" }),
    row("C", { failure: {}, contact: null, municipality: "" }),
  ];
  const found = (q: string, state: Parameters<typeof matching>[1]["state"] = "") =>
    matching(rows, { q, state }).map(({ organisationName }) => organisationName);
  expect([found("ÄHTÄ"), found("ada@"), found("  b "), found("zz")]).toEqual([["A"], ["A", "B"], ["B"], []]);
  expect([found("", "unsent"), found("", "declined"), found("", "failed"), found("", "sent")]).toEqual([
    ["B", "C"],
    ["B"],
    ["C"],
    ["A"],
  ]);
  const many = Array.from({ length: 201 }, (_, at) => at);
  expect(pageOf(many, 9)).toEqual({ rows: [200], page: 5, pages: 5 });
  expect(pageOf([], 1)).toEqual({ rows: [], page: 1, pages: 1 });
});
