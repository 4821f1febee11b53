import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf, shownDiscrepancy, shownParticulars } from "../../src/needs/table/parts.ts";
import { needsTable } from "../../src/needs/needs-table.ts";
import type { NeedValues } from "../../src/needs/values.ts";

const wanting = (strength: number | null): NeedValues => ({
  blocks: { support: new Map([["videos", strength]]), wishes: new Map(), ratings: new Map() },
  judgements: new Map(),
});

/** A table of one need for industries of the given sizes; the last size is of those without an industry. */
function rowOf(sizes: readonly number[]) {
  const respondents = sizes.flatMap((size, at) =>
    Array.from({ length: size }, (_, i) => ({
      values: wanting(i % 2),
      industry: at === sizes.length - 1 ? null : `industry ${at}`,
      sizeClass: null,
      language: null,
    })),
  );
  return {
    row: needsTable(respondents, ["videos"])[0]!,
    industries: sizes.slice(0, -1).map((_, at) => `industry ${at}`),
  };
}

test("planners see every industry's figure", () => {
  const { row, industries } = rowOf([2, 9, 0]);
  expect(partsOf(row, industries, true).map((part) => typeof part === "object" && part.answered)).toEqual([2, 9]);
});

test("others see no figure of fewer than five, nor one that gives it away", () => {
  const { row, industries } = rowOf([2, 9, 12, 0]);
  const parts = partsOf(row, industries, false);
  expect(parts[0]).toBe("hidden");
  expect(parts.filter((part) => part === "hidden").length).toBeGreaterThanOrEqual(2);
});

test("what is hidden is at least five people together, those without an industry among them", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 6 }), (sizes) => {
      const { row, industries } = rowOf(sizes);
      fc.pre(row.answered >= 5);
      const parts = partsOf(row, industries, false);
      const shown = parts.reduce((sum, part) => sum + (typeof part === "object" ? part.answered : 0), 0);
      const left = row.answered - shown;
      if (parts.includes("hidden")) expect(left).toBeGreaterThanOrEqual(5);
      for (const part of parts) if (typeof part === "object") expect(part.answered).toBeGreaterThanOrEqual(5);
    }),
  );
});

/** The row of those sizes, as if it were industry 0's own: 4 of 4 there and none elsewhere, say. */
function particularRow(sizes: readonly number[]) {
  const { row } = rowOf(sizes);
  const [inside = 0, ...outside] = sizes.slice(0, -1);
  const others = outside.reduce((sum, size) => sum + size, 0);
  const told = { industry: "industry 0", inside: { k: inside, n: inside }, outside: { k: 0, n: others }, p: 0, q: 0 };
  return { ...row, particularTo: [told] };
}

test("an industry's own need is not told where its figure is hidden", () => {
  expect(shownParticulars(particularRow([4, 20, 0]), false)).toEqual([]);
  expect(shownParticulars(particularRow([4, 20, 0]), true)).toHaveLength(1);
});

test("nor where the others' figure would tell, against the total, how few have no industry", () => {
  expect(shownParticulars(particularRow([10, 20, 2]), false)).toEqual([]);
  expect(shownParticulars(particularRow([10, 20, 2]), true)).toHaveLength(1);
  expect(shownParticulars(particularRow([10, 20, 0]), false)).toHaveLength(1);
  expect(shownParticulars(particularRow([10, 20, 6]), false)).toHaveLength(1);
});

test("what an own need's figures leave of the total is nobody, or at least five", () => {
  const sizes = fc.array(fc.nat(12), { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(sizes, (counts) => {
      const row = particularRow(counts);
      for (const { inside, outside } of shownParticulars(row, false)) {
        const left = row.answered - inside.n - outside.n;
        for (const n of [inside.n, outside.n, left]) expect(n === 0 || n >= 5).toBe(true);
      }
    }),
  );
});

test("how far skill falls behind is gated on those who gave both values, and ranked among what is shown", () => {
  const judging = (marks: Record<string, [number, number]>): NeedValues => ({
    blocks: {
      support: new Map(),
      wishes: new Map(["videos", "canva", "excel"].map((need) => [need, 1])),
      ratings: new Map(),
    },
    judgements: new Map(
      Object.entries(marks).map(([need, [importance, level]]) => [need, { importance, level, steps: 5 }]),
    ),
  });
  const respondents = Array.from({ length: 8 }, (_, i) => ({
    values: judging({ videos: [4, 0], excel: [3, 2], ...(i < 4 ? { canva: [4, 1] } : {}) }),
    industry: null,
    sizeClass: null,
    language: null,
  }));
  const rows = needsTable(respondents, ["videos", "canva", "excel"]);
  const seen = (seesAll: boolean) =>
    rows.map((row) => {
      const discrepancy = shownDiscrepancy(row, rows, seesAll);
      return typeof discrepancy === "object" ? [discrepancy.rank, discrepancy.mwds] : discrepancy;
    });
  expect(rows.map(({ answered }) => answered)).toEqual([8, 8, 8]);
  expect(seen(true)).toEqual([
    [1, 20],
    [2, 15],
    [3, 4],
  ]);
  expect(seen(false)).toEqual([[1, 20], "hidden", [2, 4]]);
});
