import fc from "fast-check";
import { expect, test } from "vitest";
import type { Marks } from "../../../src/voting/marks.ts";
import { figuresFor, figuresOf, isRenewalDue, renewed, type KeptFigures } from "../../../src/voting/room/live.ts";
import { timeLeft } from "../../../src/voting/room/time-left.ts";

const option = (id: string, mergedInto: string | null = null, isHidden = false) => ({ id, mergedInto, isHidden });
const [a, b, c] = [option("a"), option("b"), option("c")];

test("each form has its own figure: people, points, dots, first places", () => {
  const papers: Marks[] = [{ a: 1, b: 2 }, { a: 1 }, { b: 1, c: 1 }];
  const of = (form: "approval" | "score" | "dots" | "ranking") =>
    figuresOf(papers, form, [a, b, c]).options.map(({ value }) => value);
  expect(of("score")).toEqual([2, 3, 1]);
  expect(of("dots")).toEqual([2, 3, 1]);
  expect(of("ranking")).toEqual([2, 1, 1]);
  expect(figuresOf([{ a: 1 }, { a: 1, c: 1 }, {}], "approval", [a, b, c])).toEqual({
    voters: 3,
    options: [
      { of: ["a"], value: 2 },
      { of: ["b"], value: 0 },
      { of: ["c"], value: 1 },
    ],
  });
});

test("first in a ranking is what comes first of what is left, as the result counts it", () => {
  const papers: Marks[] = [{ a: 2, b: 3 }, { c: 1, b: 2 }, { a: 1, b: 1 }, { c: 1 }];
  const { options } = figuresOf(papers, "ranking", [a, b, option("c", null, true)]);
  expect(options.map(({ value }) => value)).toEqual([2, 2]);
});

test("merged options have one figure, each paper in it once; hidden ones have none", () => {
  const options = [a, option("b", "a"), option("c", null, true), option("d")];
  const papers: Marks[] = [{ a: 1, b: 1 }, { b: 1 }, { c: 1 }, { d: 1 }];
  const figures = figuresOf(papers, "approval", options);
  expect(figures.options).toEqual([
    { of: ["a", "b"], value: 2 },
    { of: ["d"], value: 1 },
  ]);
  expect([...figuresFor(figures, options)]).toEqual([
    ["a", 2],
    ["d", 1],
  ]);
});

test("an option that is merged, parted, added or shown again after the figures were made waits for the next ones", () => {
  const figures = figuresOf([{ a: 1, b: 1, c: 1 }], "approval", [a, b, c]);
  expect([...figuresFor(figures, [a, option("b", "a"), c, option("d")])]).toEqual([
    ["a", null],
    ["c", 1],
    ["d", null],
  ]);
  const whenMerged = figuresOf([{ a: 1, b: 1 }], "approval", [a, option("b", "a")]);
  expect([...figuresFor(whenMerged, [a, b])]).toEqual([
    ["a", null],
    ["b", null],
  ]);
});

const ids = ["a", "b", "c", "d"];
const anId = fc.constantFrom(...ids);
const aStep = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("vote" as const), voter: fc.nat(24), for: fc.subarray(ids) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("look" as const) }) },
  fc.record({ do: fc.constant("merge" as const), id: anId, into: anId }),
  fc.record({ do: fc.constantFrom("part" as const, "hide" as const, "show" as const), id: anId }),
);

test("of a secret vote no two figures that anyone sees, the result included, differ by fewer than five voters", () => {
  const looks: number[] = [];
  fc.assert(
    fc.property(fc.array(aStep, { minLength: 60, maxLength: 200, size: "max" }), (steps) => {
      const papers = new Map<number, Marks>();
      const options = ids.map((id) => option(id));
      const at = (id: string) => options.find((each) => each.id === id)!;
      let kept: KeptFigures | null = null;
      const seen: { voters: number; values: Map<string, number | null> }[] = [];
      for (const step of steps) {
        if (step.do === "vote") {
          const isNew = !papers.has(step.voter);
          papers.set(step.voter, Object.fromEntries(step.for.map((id) => [id, 1])));
          const marks = [...papers.values()];
          if (isNew && isRenewalDue(kept, marks.length)) kept = renewed(kept, figuresOf(marks, "approval", options));
        } else if (step.do === "look") {
          const shown: KeptFigures["shown"] = kept?.shown ?? null;
          if (shown !== null) seen.push({ voters: shown.voters, values: figuresFor(shown, options) });
        } else if (step.do === "merge") {
          const isFree = at(step.id).mergedInto === null && at(step.into).mergedInto === null;
          if (isFree && step.id !== step.into && !options.some(({ mergedInto }) => mergedInto === step.id))
            at(step.id).mergedInto = step.into;
        } else if (step.do === "part") at(step.id).mergedInto = null;
        else at(step.id).isHidden = step.do === "hide";
      }
      const result = figuresOf([...papers.values()], "approval", options);
      const all = [...seen, { voters: result.voters, values: figuresFor(result, options) }];
      looks.push(seen.length);
      for (const [index, one] of all.entries()) {
        if (index < seen.length) expect(one.voters).toBeGreaterThanOrEqual(5);
        for (const other of all.slice(0, index)) {
          if (one.voters !== other.voters) expect(one.voters - other.voters).toBeGreaterThanOrEqual(5);
          else
            for (const [id, value] of one.values)
              if (value !== null && other.values.get(id) != null) expect(other.values.get(id)).toBe(value);
        }
      }
    }),
    { numRuns: 60, seed: 6 },
  );
  expect(Math.max(...looks)).toBeGreaterThan(10);
});

test("time left is told in days, hours or minutes, and never less than none", () => {
  expect([-5000, 1, 59_001, 60_000, 3_599_999, 3_600_000, 90_000_000].map(timeLeft)).toEqual([
    { kind: "minutes", minutes: 0, seconds: 0 },
    { kind: "minutes", minutes: 0, seconds: 1 },
    { kind: "minutes", minutes: 1, seconds: 0 },
    { kind: "minutes", minutes: 1, seconds: 0 },
    { kind: "hours", hours: 1, minutes: 0 },
    { kind: "hours", hours: 1, minutes: 0 },
    { kind: "days", days: 1, hours: 1 },
  ]);
});
