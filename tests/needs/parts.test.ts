import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf, shownParticulars } from "../../src/needs/by-industry/parts.ts";
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

test("an industry's own need is not told where its figure is hidden", () => {
  const industry = "industry 0";
  const { row } = rowOf([4, 20, 0]);
  const particular = {
    ...row,
    particularTo: [{ industry, inside: { k: 4, n: 4 }, outside: { k: 0, n: 20 }, p: 0, q: 0 }],
  };
  expect(shownParticulars(particular, [industry, "industry 1"], false)).toEqual([]);
  expect(shownParticulars(particular, [industry, "industry 1"], true)).toHaveLength(1);
});
