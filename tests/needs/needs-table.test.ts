import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsTable, type TableRespondent } from "../../src/needs/needs-table.ts";
import { gapStrength } from "../../src/needs/values.ts";

const needs = ["videos", "kanta"];

/** A respondent with [importance, level] per need, on 0 … 4. */
function respondent(
  industry: string | null,
  marks: Record<string, [number | null, number | null]>,
  rest: Partial<TableRespondent> = {},
): TableRespondent {
  const judgements = new Map(
    Object.entries(marks).map(([need, [importance, level]]) => [need, { importance, level, steps: 5 }]),
  );
  const support = new Map([...judgements].map(([need, judgement]) => [need, gapStrength(judgement)]));
  const values = { blocks: { support, wishes: new Map(), ratings: new Map() }, judgements };
  return { values, industry, sizeClass: "2-9", language: "fi", ...rest };
}

const wanted: [number, number] = [4, 1];
const notWanted: [number, number] = [2, 2];
const times = (count: number, one: TableRespondent) => new Array<TableRespondent>(count).fill(one);

describe("the needs table", () => {
  const table = needsTable(
    [
      respondent("care", { videos: [4, 0], kanta: [4, 4] }),
      respondent("care", { videos: [3, 1], kanta: [null, 2] }, { sizeClass: "1" }),
      respondent("physio", { videos: [2, 1], kanta: [4, 1] }, { language: "sv" }),
      respondent(null, { videos: [1, 3] }, { sizeClass: null, language: null }),
    ],
    needs,
  );

  test("counts who wants a need, by industry, size and language", () => {
    expect(table[0]).toMatchObject({
      need: "videos",
      answered: 4,
      unanswered: 0,
      wanting: 2,
      share: 0.5,
      mean: (1 + 0.5 + 0.25 + 0) / 4,
      byIndustry: [
        { key: "care", answered: 2, wanting: 2, share: 1, mean: 0.75 },
        { key: "physio", answered: 1, wanting: 0, share: 0, mean: 0.25 },
      ],
      bySize: [
        { key: "1", answered: 1, wanting: 1, share: 1, mean: 0.5 },
        { key: "2-9", answered: 2, wanting: 1, share: 0.5, mean: 0.625 },
      ],
      byLanguage: [
        { key: "fi", answered: 2, wanting: 2, share: 1, mean: 0.75 },
        { key: "sv", answered: 1, wanting: 0, share: 0, mean: 0.25 },
      ],
    });
    expect(table[1]).toMatchObject({ answered: 2, unanswered: 2, wanting: 1, share: 0.5 });
  });

  test("weighs discrepancies as Borich does, on 1 … 5, over those with both values, and ranks them", () => {
    // Videos: importance 5, 4, 3, 2 and differences 4, 2, 1, −2; Kanta: importance 5, 5 and differences 0, 3.
    expect(table.map(({ discrepancy }) => discrepancy)).toEqual([
      { mwds: (5 / 4) * (14 / 4), respondents: 4, rank: 2 },
      { mwds: (3 / 2) * 5, respondents: 2, rank: 1 },
    ]);
  });

  test("has no share, mean or discrepancy where nobody answered", () => {
    const [row] = needsTable([respondent("care", {})], ["videos"]);
    expect(row).toMatchObject({ answered: 0, unanswered: 1, share: null, mean: null, discrepancy: null });
    expect(row?.byIndustry).toEqual([{ key: "care", answered: 0, wanting: 0, share: null, mean: null }]);
  });
});

describe("a need", () => {
  const common = (respondents: TableRespondent[]) => needsTable(respondents, ["videos"])[0]!.common;
  const both = (industry: string, want: number, not: number) => [
    ...times(want, respondent(industry, { videos: wanted })),
    ...times(not, respondent(industry, { videos: notWanted })),
  ];

  test("is common when half of every industry of five or more want it", () => {
    expect(common([...both("care", 3, 3), ...both("physio", 5, 0)])).toBe(true);
    expect(common([...both("care", 3, 4), ...both("physio", 5, 0)])).toBe(false);
    expect(common([...both("care", 3, 3), ...both("physio", 0, 4)])).toBe(true);
    expect(common([...both("care", 3, 3), ...both("physio", 2, 3)])).toBe(false);
    expect(common(both("care", 4, 0))).toBe(false);
  });

  test("is not common where most of an industry said nothing of it, whatever the few say", () => {
    const silent = times(6, respondent("care", { videos: [null, null] }));
    const few = (count: number) => times(count, respondent("care", { videos: wanted }));
    expect(common([...silent, ...few(2), ...both("physio", 5, 0)])).toBe(false);
    expect(common([...silent, ...few(6), ...both("physio", 5, 0)])).toBe(true);
  });

  test("is particular to an industry that wants it clearly more, and not to one that wants it less", () => {
    const [row] = needsTable([...both("care", 9, 1), ...both("physio", 2, 13), ...both("welfare", 3, 12)], ["videos"]);
    expect(row?.particularTo.map(({ industry, inside, outside }) => ({ industry, inside, outside }))).toEqual([
      { industry: "care", inside: { k: 9, n: 10 }, outside: { k: 5, n: 30 } },
    ]);
    expect(row?.particularTo.every(({ p, q }) => p <= q && q < 0.1)).toBe(true);
  });

  test("is particular to nobody when all industries want it alike", () => {
    const [row] = needsTable([...both("care", 5, 5), ...both("physio", 8, 7), ...both("welfare", 7, 8)], ["videos"]);
    expect(row?.particularTo).toEqual([]);
  });
});

test("the parts of a table add up to its whole, and the order of respondents makes no difference", () => {
  const mark = fc.option(fc.integer({ min: 0, max: 4 }));
  const one = fc
    .record({
      industry: fc.constantFrom("care", "physio", "welfare"),
      videos: fc.tuple(mark, mark),
      kanta: fc.tuple(mark, mark),
    })
    .map(({ industry, ...marks }) => respondent(industry, marks));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (respondents) => {
      const table = needsTable(respondents, needs);
      for (const row of table) {
        for (const parts of [row.byIndustry, row.bySize, row.byLanguage]) {
          expect(parts.reduce((sum, part) => sum + part.wanting, 0)).toBe(row.wanting);
          expect(parts.reduce((sum, part) => sum + part.answered, 0)).toBe(row.answered);
        }
        expect(row.answered + row.unanswered).toBe(respondents.length);
      }
      const counted = (rows: typeof table) =>
        rows.map(({ wanting, answered, common }) => ({ wanting, answered, common }));
      expect(counted(needsTable(respondents.toReversed(), needs))).toEqual(counted(table));
    }),
  );
});
