import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backgrounds, mergeRows, type Row } from "../../src/needs/combining/rows.ts";
import { largestOf, meanOf, onOneScale } from "../../src/needs/combining/values.ts";
import { topicLevel, type Judgement, type NeedValues } from "../../src/needs/values.ts";

const said = (
  support: Record<string, number | null>,
  judgements: Record<string, Judgement> = {},
  wishes: Record<string, number | null> = {},
): NeedValues => ({
  blocks: { support: new Map(Object.entries(support)), wishes: new Map(Object.entries(wishes)), ratings: new Map() },
  judgements: new Map(Object.entries(judgements)),
});
const supportOf = ({ blocks }: NeedValues) => Object.fromEntries(blocks.support);

describe("answers of one respondent in several surveys", () => {
  test("count by the largest of each need and block, and a blank takes nothing away", () => {
    const both = largestOf([
      said({ videos: 0.2, kanta: null, excel: null }, {}, { videos: 1 }),
      said({ videos: 0.7, kanta: 0, website: 1 }, {}, { videos: 0 }),
    ]);
    expect(supportOf(both)).toEqual({ videos: 0.7, kanta: 0, excel: null, website: 1 });
    expect(both.blocks.wishes.get("videos")).toBe(1);
  });

  test("keep the level that belongs to the largest gap, and of equal gaps the newer survey's", () => {
    const judged = (importance: number | null, level: number | null): Judgement => ({ importance, level, steps: 5 });
    const levelOf = (...sources: Judgement[]) =>
      largestOf(sources.map((one) => said({}, { kanta: one }))).judgements.get("kanta")!.level;
    expect(levelOf(judged(2, 2), judged(4, 1))).toBe(1);
    expect(levelOf(judged(4, 3), judged(2, 1))).toBe(3);
    expect(levelOf(judged(null, null), judged(null, 2))).toBe(2);
  });
});

describe("answers of an organisation's respondents", () => {
  test("count by their mean, over those who answered", () => {
    const all = meanOf([said({ videos: 1, kanta: null }), said({ videos: 0, kanta: null }), said({ videos: null })]);
    expect(supportOf(all)).toEqual({ videos: 0.5, kanta: null });
  });

  test("give a mean level that is not rounded: a topic is no higher than half of the people are", () => {
    const level = (value: number) => said({}, { kanta: { importance: 4, level: value, steps: 5 } });
    const mean = meanOf([level(1), level(2)]).judgements.get("kanta")!.level!;
    expect([mean, topicLevel(mean, 5, 3)]).toEqual([1.5, 0]);
    expect(topicLevel(meanOf([level(2), level(2)]).judgements.get("kanta")!.level!, 5, 3)).toBe(1);
  });

  const strength = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  const values = fc.dictionary(fc.constantFrom("a", "b", "c"), strength).map((one) => said(one));
  test("lie between the least and the largest, and one alone stays as it is", () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (all) => {
        const combined = meanOf(all);
        for (const [need, mean] of combined.blocks.support) {
          const observed = all.flatMap(({ blocks }) => blocks.support.get(need) ?? []);
          if (mean === null) expect(observed).toEqual([]);
          else {
            expect(mean).toBeGreaterThanOrEqual(Math.min(...observed) - 1e-12);
            expect(mean).toBeLessThanOrEqual(Math.max(...observed) + 1e-12);
          }
        }
        expect([meanOf(all.slice(0, 1)), largestOf(all.slice(0, 1))]).toEqual([all[0], all[0]]);
      }),
    );
  });
});

test("levels asked on different scales come on the finest, and the level of a topic stays what it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }), fc.nat(6), (steps, others, at) => {
      const level = Math.min(at, steps - 1);
      const [scaled, other] = onOneScale([
        said({}, { a: { importance: level, level, steps } }),
        said({}, { a: { importance: 0, level: 0, steps: others } }),
      ]).map(({ judgements }) => judgements.get("a")!);
      expect([scaled!.steps, other!.steps]).toEqual([Math.max(steps, others), Math.max(steps, others)]);
      expect(topicLevel(scaled!.level! + 1e-9, scaled!.steps, 3)).toBe(topicLevel(level, steps, 3));
    }),
  );
});

test("what a part does not say of itself is that of the nearest whole that does", () => {
  const part = (id: string, parentId: string | null, industryId: string | null, municipality = "") => ({
    ...{ id, parentId, industryId, municipality },
    sizeClass: null,
  });
  const known = backgrounds([
    part("whole", null, "care", "Vaasa"),
    part("unit", "whole", null),
    part("person", "unit", "physio", "Kokkola"),
  ]);
  expect(known.get("unit")).toEqual({
    ...{ industry: "care", municipality: "Vaasa", sizeClass: null },
    within: ["unit", "whole"],
  });
  expect(known.get("person")).toEqual({
    ...{ industry: "physio", municipality: "Kokkola", sizeClass: null },
    within: ["person", "unit", "whole"],
  });
});

test("rows of one id become one, with everybody who is in it", () => {
  const row = (id: string, videos: number): Row => ({
    id,
    respondents: [{ id, industry: null, language: "fi", sizeClass: null, municipality: "", within: [id] }],
    ...{ values: said({ videos }), barriers: said({ time: videos }), services: said({}) },
  });
  const rows = mergeRows([row("a1", 1), row("b", 0), row("a2", 0)], ({ id }) => id[0]!, meanOf);
  expect(
    rows.map(({ id, respondents, values, barriers }) => ({
      id,
      respondents: respondents.map((one) => one.id),
      videos: values.blocks.support.get("videos"),
      time: barriers.blocks.support.get("time"),
    })),
  ).toEqual([
    { id: "a", respondents: ["a1", "a2"], videos: 0.5, time: 0.5 },
    { id: "b", respondents: ["b"], videos: 0, time: 0 },
  ]);
});
