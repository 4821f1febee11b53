import { expect, test } from "vitest";
import { chainsOf, mayCorrect } from "../../src/maturity/assessing/history/chains.ts";
import { cutList, listAll, pageSize, toAssess } from "../../src/maturity/assessing/list/listing.ts";
import { scoreOf } from "../../src/maturity/assessing/scores.ts";
import { concerning, waysUp } from "../../src/maturity/concerning.ts";

test("a score is the number that was typed, else the anchor; what cannot both be meant is a slip", () => {
  expect(scoreOf({ anchor: null, exact: "" })).toBeNull();
  expect(scoreOf({ anchor: 300, exact: "" })).toBe(300);
  expect(scoreOf({ anchor: null, exact: "0" })).toBe(0);
  expect(scoreOf({ anchor: 300, exact: "345" })).toBe(345);
  expect(scoreOf({ anchor: 300, exact: "280" })).toBe(280);
  expect(["400", "200", "0"].map((exact) => scoreOf({ anchor: 300, exact }))).toEqual(["apart", "apart", "apart"]);
  expect(scoreOf({ anchor: null, exact: "500" })).toBe(500);
  const wrong = ["501", "-1", "1e2", "2,5", "many", "0500"].map((exact) => scoreOf({ anchor: null, exact }));
  expect(new Set(wrong)).toEqual(new Set(["not-a-score"]));
});

const area = [
  { id: "area", name: "Alue", parentId: null },
  { id: "care", name: "Alue › Hoito", parentId: "area" },
  { id: "home", name: "Alue › Hoito › Kotihoito", parentId: "care" },
  { id: "ward", name: "Alue › Hoito › Osasto", parentId: "care" },
  { id: "family", name: "Alue › Perheet", parentId: "area" },
  { id: "other", name: "Alue Oy", parentId: null },
].map((unit) => ({ ...unit, programmeId: "p" }));
const words = { fi: "", sv: "", en: "" };
const tool = (id: string, unitIds: string[] | null, isEnded = false) => ({
  ...{ id, programmeId: "p", names: words, descriptions: words, anchors: null, position: 0, isEnded },
  ...{ concernsAll: unitIds === null, unitIds: unitIds ?? [] },
});
const tools = [tool("teams", null), tool("path", ["care"]), tool("booking", ["ward"]), tool("old", null, true)];

test("a tool concerns the parts it was chosen for with what is below them, while it is followed", () => {
  const ways = waysUp(area);
  const of = (id: string) => concerning(tools, ways.get(id) ?? []).map((each) => each.id);
  expect(ways.get("home")).toEqual(["home", "care", "area"]);
  expect(of("area")).toEqual(["teams"]);
  expect(of("care")).toEqual(["teams", "path"]);
  expect(of("home")).toEqual(["teams", "path"]);
  expect(of("ward")).toEqual(["teams", "path", "booking"]);
});

const days = [
  { unitId: "home", toolId: "teams", on: "2026-01-10" },
  { unitId: "home", toolId: "path", on: "2026-03-10" },
  { unitId: "home", toolId: "old", on: "2026-05-10" },
  { unitId: "family", toolId: "path", on: "2026-05-10" },
  { unitId: "other", toolId: "teams", on: "2026-02-10" },
];

test("each unit's standing counts the tools that concern it, each whole the units at the bottom below it", () => {
  const all = listAll(area, tools, days);
  const told = all.map(({ unit, tools, assessed, last, below }) => [unit.id, assessed, tools, last, below]);
  expect(told).toEqual([
    ["area", 0, 1, null, { units: 3, assessed: 1 }],
    ["care", 0, 2, null, { units: 2, assessed: 1 }],
    ["home", 2, 2, "2026-03-10", null],
    ["ward", 0, 3, null, null],
    ["family", 0, 1, null, null],
    ["other", 1, 1, "2026-02-10", null],
  ]);
  expect(toAssess(all).map(({ unit }) => unit.id)).toEqual(["home", "ward", "family", "other"]);
});

test("the list is searched by the whole path, put in order of waiting, and cut into pages", () => {
  const all = listAll(area, tools, days);
  const ids = (q: string, sort: "tree" | "waiting") =>
    cutList(all, { q, sort, page: 1 }).rows.map((row) => row.unit.id);
  expect(ids("HOITO", "tree")).toEqual(["care", "home", "ward"]);
  expect(ids("", "waiting")).toEqual(["ward", "family", "other", "home"]);
  expect(ids("puuttuu", "tree")).toEqual([]);
  const many = Array.from({ length: pageSize + 1 }, (_, at) => ({ ...area[0]!, id: `u${at}`, name: `U ${at}` }));
  const last = cutList(listAll(many, tools, []), { q: "", sort: "tree", page: 9 });
  expect([last.page, last.pages, last.found, last.rows.length]).toEqual([2, 2, pageSize + 1, 1]);
});

test("a history tells what stands, the latest day first, each with what it was before", () => {
  const row = (id: string, on: string, correctsId: string | null = null) => ({ id, on, correctsId });
  const written = [
    row("a", "2026-01-01"),
    row("b", "2026-02-01"),
    row("a2", "2026-03-01", "a"),
    row("a3", "2026-01-05", "a2"),
  ];
  expect(
    chainsOf([...written, row("c", "2026-02-01")]).map(({ current, earlier }) => [
      current.id,
      earlier.map(({ id }) => id),
    ]),
  ).toEqual([
    ["c", []],
    ["b", []],
    ["a3", ["a2", "a"]],
  ]);
});

test("whoever judged corrects, and planners; of one whose account is gone only planners", () => {
  expect(mayCorrect({ judgedBy: "mia" }, { userId: "mia", plans: false })).toBe(true);
  expect(mayCorrect({ judgedBy: "mia" }, { userId: "ola", plans: false })).toBe(false);
  expect(mayCorrect({ judgedBy: null }, { userId: "ola", plans: false })).toBe(false);
  expect(mayCorrect({ judgedBy: null }, { userId: "ola", plans: true })).toBe(true);
});
