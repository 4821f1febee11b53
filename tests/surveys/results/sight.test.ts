import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastShown, shownParts } from "../../../src/platform/visibility.ts";
import {
  allowedLook,
  cutsOf,
  offeredDimensions,
  within,
  type Looking,
} from "../../../src/surveys/results/looking/cuts.ts";
import type { Dimension } from "../../../src/surveys/results/looking/dimensions.ts";
import { groupSight } from "../../../src/surveys/results/looking/sight.ts";
import type { ResultRow } from "../../../src/surveys/results/rows.ts";
import { resultOf } from "../../../src/surveys/results/result.ts";
import { basesOf } from "../../../src/surveys/results/summaries/bases.ts";
import { line, matrix, multiple, option, ratings, single, text } from "../questions.ts";
import { someAnswer } from "./sent-answers.ts";

const parts = ["a", "b", "c", "d"];
const dimensionNames = ["sector", "role", "place"];
const dimensions = dimensionNames.map((key): Dimension => {
  return { kind: "question", key, names: text(key), parts: parts.map((part) => ({ key: part, names: text(part) })) };
});
const questions = [
  multiple,
  { ...ratings, options: [option("one"), option("two")] },
  { ...matrix, options: [option("one")] },
].map((question) => ({ ...question, id: question.key }));

/** Respondents whose parts hang together, as they do, and who leave questions and rows blank. */
const someRows = (most: number) =>
  fc
    .array(
      fc.record({
        places: fc.tuple(
          fc.option(fc.constantFrom("a", "a", "a", "b", "b", "c", "d"), { freq: 12 }),
          fc.option(fc.constantFrom("a", "a", "b", "c"), { freq: 12 }),
          fc.option(fc.constantFrom("a", "a", "a", "a", "b"), { freq: 12 }),
        ),
        hangsTogether: fc.boolean(),
        blank: fc.array(fc.nat(9), { minLength: questions.length, maxLength: questions.length }),
        seed: fc.nat(1_000_000),
      }),
      { minLength: 5, maxLength: most },
    )
    .map((people) =>
      people.map(({ places, hangsTogether, blank, seed }, at): ResultRow => {
        let state = seed;
        const random = () => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
        const own = hangsTogether ? [places[0], places[0], places[2]] : places;
        return {
          id: String(at),
          places: Object.fromEntries(dimensionNames.map((name, place) => [name, own[place]!])),
          answers: Object.fromEntries(
            questions.flatMap((each, place) =>
              blank[place] === 0 ? [] : [[each.key, someAnswer(each, random)] as const],
            ),
          ),
        };
      }),
    );

/** Everything that a reader of groups can get at of a figure: each part of each dimension, one at a time, and the whole. */
function shownSets(base: readonly number[], rows: readonly ResultRow[]): Set<number>[] {
  const sight = groupSight(dimensions, rows);
  const offered = offeredDimensions(dimensions, rows, sight);
  const asked = offered.flatMap((dimension) => [
    { only: [], compare: dimension.key },
    ...dimension.parts.map(({ key }) => ({ only: [{ dimension: dimension.key, part: key }], compare: null })),
  ]);
  return [{ only: [], compare: null }, ...asked].flatMap((look) => {
    const looking: Looking = { rows, dimensions: offered, sight, look: allowedLook(look, false) };
    return cutsOf(looking).flatMap((cut) => {
      const shown = within(base, cut, looking);
      return shown === "hidden" ? [] : [new Set(shown)];
    });
  });
}

describe("who sees groups only", () => {
  test("is shown no figure of one to four people, nor two figures whose difference is of so few", () => {
    let compared = 0;
    fc.assert(
      fc.property(someRows(60), (rows) => {
        for (const question of questions)
          for (const base of basesOf(question, rows).values()) {
            const sets = shownSets(base, rows);
            for (const one of sets) {
              expect(one.size).toBeGreaterThanOrEqual(leastShown);
              for (const other of sets) {
                const isPart = other.isSubsetOf(one);
                const left = one.size - other.size;
                if (isPart) expect(left === 0 || left >= leastShown).toBe(true);
                compared++;
              }
            }
          }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(10_000);
  });

  test("can add and take away figures as they like: no few people are told by any sum, every four of them are tried", () => {
    let shown = 0;
    fc.assert(
      fc.property(someRows(45), (rows) => {
        for (const question of questions)
          for (const base of basesOf(question, rows).values()) {
            const sets = shownSets(base, rows);
            shown += sets.length;
            expect(fewTold(sets, base)).toBeNull();
          }
      }),
      { numRuns: 150 },
    );
    expect(shown).toBeGreaterThan(2000);
  });

  test("the trial of sums finds one person whom no two of the figures tell, but three do", () => {
    const upTo = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, at) => from + at));
    // Eleven of care, of whom five are of small companies and five others answer in Swedish; six of others.
    const [all, care, small, swedish] = [upTo(0, 17), upTo(0, 11), upTo(0, 5), upTo(5, 10)];
    expect(fewTold([all, care, small], [...all])).toBeNull();
    expect(fewTold([all, care, swedish], [...all])).toBeNull();
    expect(fewTold([all, care, small, swedish], [...all])).toEqual([10]);
  });

  test("is told of no other dimension than before by what it is compared with", () => {
    fc.assert(
      fc.property(someRows(40), (rows) => {
        const sight = groupSight(dimensions, rows);
        const base = [...rows.keys()];
        const first = dimensions.map(({ key }) => parts.filter((part) => sight.isPartShown(base, key, part)));
        const again = dimensions
          .toReversed()
          .map(({ key }) => parts.filter((part) => sight.isPartShown(base, key, part)));
        expect(again.toReversed()).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });

  test("two parts at once are never asked for, nor a part and a comparison", () => {
    const only = ["a", "b"].map((part) => ({ dimension: "sector", part }));
    expect(allowedLook({ only, compare: "role" }, false)).toEqual({ only: [only[0]], compare: null });
    expect(allowedLook({ only: [], compare: "role" }, false)).toEqual({ only: [], compare: "role" });
    expect(allowedLook({ only, compare: "role" }, true)).toEqual({ only, compare: "role" });
  });
});

describe("the parts of several breakdowns", () => {
  test("of the second, the smallest are hidden until nothing tells of a few", () => {
    const of = (people: number, ...own: (string | null)[]) => ({ people, parts: own });
    const even = [
      of(10, "care", "small"),
      of(10, "care", "large"),
      of(10, "physio", "small"),
      of(10, "physio", "large"),
    ];
    expect(shownParts(even, 2).map((each) => [...each])).toEqual([["care", "physio"], ["small", "large"]]); // prettier-ignore
    // All of care but two are small: of small, middle and large only large is left, which tells of physio alone.
    const nested = [
      of(12, "care", "small"),
      of(2, "care", "middle"),
      of(9, "physio", "middle"),
      of(20, "physio", "large"),
    ];
    expect(shownParts(nested, 2).map((each) => [...each])).toEqual([["care", "physio"], ["large"]]); // prettier-ignore
    expect(shownParts([of(4, "care", "small")], 2).map(({ size }) => size)).toEqual([0, 0]);
    expect(shownParts([of(8, "care", null), of(3, null, "small")], 1).map(({ size }) => size)).toEqual([0]);
  });
});

describe("the sizes of groups", () => {
  const rowsOf = (counts: Record<string, number>) =>
    Object.entries(counts).flatMap(([key, people]) =>
      Array.from({ length: people }, (_, at): ResultRow => {
        const answers = key === "" ? {} : { sector: { kind: "single" as const, chosen: key, other: null } };
        return { id: `${key}${at}`, places: { sector: key === "" ? null : key }, answers };
      }),
    );
  const sector = { ...single, id: "sector", key: "sector", options: parts.map((key) => option(key)) };

  test("of one to seven people: none under five is on the page, nor one that could be counted back", () => {
    const rows = rowsOf({ a: 7, b: 6, c: 3, d: 30, "": 1 });
    const looking: Looking = {
      rows,
      dimensions,
      sight: groupSight(dimensions, rows),
      look: { only: [], compare: null },
    };
    const [all] = resultOf(sector, looking)!.cuts;
    const { summary } = all!;
    if (summary === "hidden" || summary.kind !== "places") throw new Error("not the sizes of groups");
    expect([...summary.counts]).toEqual([["a", 7], ["b", "hidden"], ["c", "hidden"], ["d", 30], [null, "hidden"]]); // prettier-ignore
    expect(all!.standings).toBeNull();
  });

  test("are no figures of one part or another: a background question is not broken down", () => {
    const rows = rowsOf({ a: 20, b: 20 });
    const looking: Looking = { rows, dimensions, sight: groupSight(dimensions, rows), look: { only: [{ dimension: "sector", part: "a" }], compare: null } }; // prettier-ignore
    expect(resultOf(sector, looking)!.cuts.map(({ summary }) => summary)).toEqual(["hidden"]);
    expect(resultOf({ ...line, id: "line" }, { ...looking, look: { only: [], compare: "sector" } })!.cuts).toHaveLength(
      5,
    );
  });
});

/**
 * Up to four people of whom some sum of the sets, each taken any number of times, tells and of nobody else; null where
 * there are none. Such a sum is zero for all others: there is one where the sets, seen from the others alone, hang
 * together more than they do seen from all. People who are in the same sets are told of together or not at all.
 */
function fewTold(sets: readonly ReadonlySet<number>[], people: readonly number[]): number[] | null {
  const kinds = [...Map.groupBy(people, (one) => sets.map((set) => Number(set.has(one))).join(""))].map(
    ([, all]) => all,
  );
  const vectors = sets.map((set) => kinds.map(([one]) => Number(set.has(one!))));
  const rank = rankOf(vectors);
  const leavingOut = (few: readonly number[]) => vectors.map((vector) => vector.filter((_, at) => !few.includes(at)));
  const found = fews(kinds).find((few) => rankOf(leavingOut(few)) < rank);
  return found === undefined ? null : found.flatMap((kind) => kinds[kind]!);
}

/** Every choice of kinds that holds up to four people in all. */
function fews(kinds: readonly (readonly number[])[]): number[][] {
  const all: number[][] = [];
  const grow = (few: number[], people: number, from: number) => {
    for (let kind = from; kind < kinds.length; kind++) {
      const more = people + kinds[kind]!.length;
      if (more >= leastShown) continue;
      all.push([...few, kind]);
      grow([...few, kind], more, kind + 1);
    }
  };
  grow([], 0, 0);
  return all;
}

function rankOf(vectors: readonly (readonly number[])[]): number {
  const rows = vectors.map((vector) => [...vector]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot === -1) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    for (let at = rank + 1; at < rows.length; at++) {
      const factor = rows[at]![column]! / rows[rank]![column]!;
      if (factor !== 0) rows[at] = rows[at]!.map((value, place) => value - factor * rows[rank]![place]!);
    }
    rank++;
  }
  return rank;
}
