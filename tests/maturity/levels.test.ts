import { expect, test } from "vitest";
import { lookAt, lookBySegment, partsToChoose, type Node } from "../../src/maturity/levels/parts.ts";
import { monthEnds, periodOf } from "../../src/maturity/levels/period.ts";

const node = (id: string, parentId: string | null): Node => ({ id, name: id, parentId });
const tree = [node("org", null), node("care", "org"), node("ward", "care"), node("home", "care"), node("youth", "org")];
const ids = (parts: readonly { id: string; isAlone: boolean }[]) => parts.map(({ id, isAlone }) => (isAlone ? `${id}!` : id)); // prettier-ignore

test("a register of one organisation is told by its parts, and a chosen part by what is one level below it", () => {
  const all = lookAt(tree, null);
  expect([ids(all.parts), all.unitIds]).toEqual([["care", "youth", "org!"], null]);
  expect([...all.parts[0]!.unitIds]).toEqual(["care", "ward", "home"]);
  expect([...all.parts[2]!.unitIds]).toEqual(["org"]);

  const care = lookAt(tree, tree[1]!);
  expect([ids(care.parts), care.unitIds]).toEqual([["ward", "home", "care!"], ["care", "ward", "home"]]); // prettier-ignore
  expect(ids(lookAt(tree, tree[2]!).parts)).toEqual(["ward!"]);
  expect(ids(lookAt([...tree, node("other", null)], null).parts)).toEqual(["org", "other"]);
});

test("a set of units is chosen from what has parts, and what is chosen stays in its place in the tree", () => {
  expect(partsToChoose(tree, undefined).map(({ id }) => id)).toEqual(["org", "care"]);
  expect(partsToChoose(tree, "ward").map(({ id }) => id)).toEqual(["org", "care", "ward"]);
});

test("the usual period is the programme's as far as something was assessed in it", () => {
  const assessed = { from: "2021-03-01", to: "2021-11-15" };
  const usual = { from: null, to: null };
  const programme = (startsOn: string | null, endsOn: string | null) => ({ startsOn, endsOn });
  expect(periodOf(usual, assessed, programme(null, null))).toEqual(assessed);
  expect(periodOf(usual, assessed, programme("2021-05-01", "2021-12-31"))).toEqual({ from: "2021-05-01", to: "2021-11-15" }); // prettier-ignore
  expect(periodOf(usual, assessed, programme("2022-01-01", "2022-12-31"))).toEqual(assessed);
  expect(periodOf({ from: "2021-06-01", to: "2021-07-01" }, assessed, programme(null, null))).toEqual({ from: "2021-06-01", to: "2021-07-01" }); // prettier-ignore
  expect(periodOf({ from: "2025-06-01", to: null }, assessed, programme(null, null))).toEqual({ from: "2025-06-01", to: "2025-06-01" }); // prettier-ignore
});

test("a development is told at the ends of months and on the last day", () => {
  expect(monthEnds({ from: "2023-12-05", to: "2024-03-10" }, "2020-01-01")).toEqual(["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-10"]); // prettier-ignore
  expect(monthEnds({ from: "2023-12-05", to: "2024-03-31" }, "2024-03-03")).toEqual(["2024-03-31"]);
  expect(monthEnds({ from: "2023-12-05", to: "2024-01-31" }, "2030-01-01")).toEqual(["2024-01-31"]);
  const long = monthEnds({ from: "2000-01-01", to: "2099-12-31" }, "2000-01-01");
  expect([long.length, long.at(-1)]).toEqual([48, "2099-12-31"]);
});

test("told by segment, a unit counts in its own, and one that belongs to none in no part", () => {
  const names = { fi: "", sv: "", en: "" };
  const segments = ["near", "far", "empty"].map((id) => ({ id, names }));
  const nodes = [node("org", null), node("home", "org"), node("ward", "org"), node("other", null)];
  const belonging = new Map([
    ["home", "near"],
    ["ward", "far"],
    ["other", "near"],
  ]);
  const parts = (chosen: Node | null) =>
    lookBySegment(nodes, chosen, segments, belonging).parts.map(({ id, unitIds }) => [id, ...unitIds]);
  expect(parts(null)).toEqual([
    ["near", "home", "other"],
    ["far", "ward"],
  ]);
  expect(parts(nodes[0]!)).toEqual([
    ["near", "home"],
    ["far", "ward"],
  ]);
});
