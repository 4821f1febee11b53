import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsTable, type NeedRow, type TableRespondent } from "../../src/needs/needs-table.ts";
import { areDifferencesShown } from "../../src/platform/visibility.ts";
import { isCommonShown, partsOf, shownSplits, splits, type Split } from "../../src/needs/table/parts.ts";

const size = (people: number, ...cells: string[]) => ({ people, cells });

describe("breakdowns side by side", () => {
  test("are safe where every difference of their cells stands for five or nobody", () => {
    expect(areDifferencesShown([size(10, "care"), size(5, "physio")])).toBe(true);
    expect(areDifferencesShown([size(10, "care"), size(4, "physio")])).toBe(false);
    expect(areDifferencesShown([])).toBe(true);
  });

  test("are not where an industry is a size class and two more", () => {
    const sizes = [size(10, "care", "small"), size(12, "physio", "large")];
    expect(areDifferencesShown(sizes)).toBe(true);
    expect(areDifferencesShown([...sizes, size(2, "care", "large")])).toBe(false);
    expect(areDifferencesShown([...sizes, size(6, "care", "large"), size(6, "physio", "small")])).toBe(true);
  });

  test("are not where only three of them together give a few people away", () => {
    // care − small − Swedish-speaking leaves one person of care, and takes away nobody else.
    const three = [
      size(8, "care", "small", "fi"),
      size(8, "care", "large", "sv"),
      size(1, "care", "large", "fi"),
      size(20, "physio", "large", "fi"),
    ];
    expect(areDifferencesShown(three)).toBe(false);
    expect(areDifferencesShown([...three, size(4, "care", "large", "fi")])).toBe(true);
  });

  test("are called safe only where no sum or difference tells of fewer than five: all with weights −2 … 2 are tried", () => {
    const cell = fc.constantFrom("a", "b", "c");
    const group = fc.record({ people: fc.integer({ min: 1, max: 12 }), cells: fc.tuple(cell, cell) });
    let safe = 0;
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 9 }), (groups) => {
        if (!areDifferencesShown(groups)) return;
        safe++;
        expect(smallestTold(groups)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 300 },
    );
    expect(safe).toBeGreaterThan(20);
  });
});

/** The fewest people, but not nobody, of whom some weighted sum of the cells tells. */
function smallestTold(groups: readonly { people: number; cells: readonly string[] }[]): number {
  const names = groups.map(({ cells }) => cells.map((cell, breakdown) => `${breakdown}${cell}`));
  const columns = [...new Set(names.flat())];
  let least = Number.POSITIVE_INFINITY;
  for (let number = 0; number < 5 ** columns.length; number++) {
    const weights = new Map(columns.map((column, at) => [column, (Math.floor(number / 5 ** at) % 5) - 2]));
    const told = groups.filter((_, at) => names[at]!.reduce((sum, name) => sum + weights.get(name)!, 0) !== 0);
    const people = told.reduce((sum, group) => sum + group.people, 0);
    if (people > 0) least = Math.min(least, people);
  }
  return least;
}

const industries = ["care", "physio", "welfare"];
const sizes = ["1", "2-9", "10-49"];
const keysOf: Record<Split, string[]> = { industry: industries, size: sizes, language: ["fi", "sv"] };

/** Respondents drawn so that sizes and languages hang together with industries, as they do. */
const respondents = fc.array(
  fc.record({
    industry: fc.option(fc.constantFrom(...industries), { freq: 9 }),
    sizeClass: fc.option(fc.constantFrom(...sizes), { freq: 9 }),
    language: fc.constantFrom("fi", "fi", "fi", "sv"),
    strength: fc.option(fc.constantFrom(0, 1), { freq: 5 }),
  }),
  { minLength: 5, maxLength: 80 },
);

interface Drawn {
  industry: string | null;
  sizeClass: string | null;
  language: string;
  strength: number | null;
}

function rowOf(drawn: readonly Drawn[]): NeedRow {
  const all = drawn.map(({ strength, ...rest }): TableRespondent => {
    const blocks = { support: new Map([["videos", strength]]), wishes: new Map(), ratings: new Map() };
    return { ...rest, values: { blocks, judgements: new Map() } };
  });
  return needsTable(all, ["videos"])[0]!;
}

const placeOf: Record<Split, (one: Drawn) => string | null> = {
  industry: (one) => one.industry,
  size: (one) => one.sizeClass,
  language: (one) => one.language,
};

test("no pair of figures that a viewer sees, of one split or two, tells by its difference of fewer than five", () => {
  let compared = 0;
  fc.assert(
    fc.property(respondents, (drawn) => {
      const answered = drawn.filter(({ strength }) => strength !== null);
      fc.pre(answered.length >= 5);
      const row = rowOf(drawn);
      const shown = splits.flatMap((split) =>
        partsOf(row, keysOf[split], false, split).flatMap((part, at) => {
          if (typeof part !== "object") return [];
          return [new Set(answered.filter((one) => placeOf[split](one) === keysOf[split][at]))];
        }),
      );
      const figures = [new Set(answered), ...shown];
      for (const one of figures) {
        expect(one.size).toBeGreaterThanOrEqual(5);
        for (const other of figures) {
          const left = one.symmetricDifference(other).size;
          expect(left === 0 || left >= 5).toBe(true);
          compared++;
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(1000);
});

test("a viewer sees sizes and languages beside industries where that is safe, else fewer splits", () => {
  const ten = (industry: string, sizeClass: string, language: string, people = 10): Drawn[] =>
    Array.from({ length: people }, (_, i) => ({ industry, sizeClass, language, strength: i % 2 }));
  const even = [
    ...ten("care", "1", "fi"),
    ...ten("care", "2-9", "sv"),
    ...ten("physio", "1", "sv"),
    ...ten("physio", "2-9", "fi"),
  ];
  expect(shownSplits(rowOf(even))).toEqual(["industry", "size", "language"]);
  // All of care but two are small, all of physio large: care less small would tell of the two.
  const telling = [...ten("care", "1", "fi"), ...ten("care", "2-9", "fi", 2), ...ten("physio", "2-9", "fi")];
  expect(shownSplits(rowOf(telling))).toEqual(["industry", "language"]);
  expect(partsOf(rowOf(telling), sizes, false, "size")).toEqual(["hidden", "hidden", "none"]);
  expect(partsOf(rowOf(telling), ["1", "2-9"], true, "size").map((part) => typeof part)).toEqual(["object", "object"]);
});

describe("what is common to all", () => {
  const wanting = (industry: string, wants: number, not: number, blank: number): Drawn[] =>
    [...Array<1>(wants).fill(1), ...Array<0>(not).fill(0), ...Array<null>(blank).fill(null)].map((strength) => ({
      ...{ industry, sizeClass: null, language: "fi", strength },
    }));

  test("is told to viewers only where each industry's own figure is, however many answered the survey", () => {
    const row = rowOf([...wanting("care", 4, 0, 3), ...wanting("physio", 8, 2, 0), ...wanting("welfare", 9, 3, 0)]);
    expect([row.common, isCommonShown(row, true), isCommonShown(row, false)]).toEqual([true, true, false]);
    const full = rowOf([...wanting("care", 5, 2, 0), ...wanting("physio", 8, 2, 0), ...wanting("welfare", 9, 3, 0)]);
    expect([full.common, isCommonShown(full, false)]).toEqual([true, true]);
  });

  test("tells a viewer nothing that the shown figures do not say already", () => {
    fc.assert(
      fc.property(respondents, (drawn) => {
        const row = rowOf(drawn);
        if (!isCommonShown(row, false)) return;
        for (const part of partsOf(row, row.commonAcross, false)) {
          expect(typeof part === "object" && part.answered >= 5 && part.wanting * 2 >= part.answered).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
