import fc from "fast-check";
import { expect, test } from "vitest";
import { fixedDates, growth, ownSpan, spanOf } from "../../../src/maturity/method/growth.ts";
import { daysBetween, pairsOf } from "../../../src/maturity/method/pairs.ts";
import { anyAssessments, assessed, day } from "./pairs.ts";

const year = { from: "2021-01-01", to: "2021-12-31" };

test("own span: each pair from its first to its last within the period, units that began in two waves alike", () => {
  const pairs = pairsOf(
    assessed(
      "a/teams 2020-12-01 0",
      "a/teams 2021-05-03 100",
      "a/teams 2021-07-01 20",
      "a/teams 2021-12-01 150",
      "b/teams 2021-08-16 200",
      "b/teams 2021-12-10 230",
    ),
  );
  expect(growth(pairs, year, ownSpan, "units")).toEqual({
    growth: { start: 150, end: 190, points: 40, share: 40 / 150, units: 2, pairs: 2 },
    leftOut: { units: 0, pairs: 0 },
  });
});

test("own span: sixty days between the two are enough, and fifty-nine leave the pair out", () => {
  const span = (to: string) =>
    spanOf(pairsOf(assessed("a/teams 2021-05-03 100", `a/teams ${to} 200`))[0]!, year, ownSpan);
  expect(span("2021-07-01")).toBeNull();
  expect(span("2021-07-02")).toMatchObject({ start: { score: 100 }, end: { score: 200 } });
});

test("what was assessed once is left out and said; a unit that counts by another tool is not left out", () => {
  const pairs = pairsOf(
    assessed("a/teams 2021-05-03 100", "a/teams 2021-12-01 150", "a/chatbot 2021-05-03 0", "b/teams 2021-05-03 50"),
  );
  expect(growth(pairs, year, ownSpan, "units")).toEqual({
    growth: { start: 100, end: 150, points: 50, share: 0.5, units: 1, pairs: 1 },
    leftOut: { units: 1, pairs: 2 },
  });
  expect(growth([], year, ownSpan, "units")).toEqual({ growth: null, leftOut: { units: 0, pairs: 0 } });
});

test("fixed dates: the assessment nearest to each end within 45 days, before or after it", () => {
  const pairs = pairsOf(
    assessed(
      "a/teams 2020-12-20 100",
      "a/teams 2021-01-20 110",
      "a/teams 2021-11-20 180",
      "a/teams 2022-01-10 190",
      "b/teams 2021-02-15 100",
      "b/teams 2021-11-16 300",
      "c/teams 2021-02-16 100",
      "c/teams 2021-12-31 300",
    ),
  );
  expect(growth(pairs, year, fixedDates, "pairs")).toEqual({
    growth: { start: 100, end: 245, points: 145, share: 1.45, units: 2, pairs: 2 },
    leftOut: { units: 1, pairs: 1 },
  });
});

test("fixed dates: what was assessed within the period, but near neither end, is left out and said", () => {
  const pairs = pairsOf(assessed("a/teams 2021-06-01 100", "b/teams 2020-06-01 100", "c/teams 2022-01-10 100"));
  expect(growth(pairs, year, fixedDates, "units").leftOut).toEqual({ units: 2, pairs: 2 });
});

test("fixed dates: one assessment near both ends is no growth", () => {
  const short = { from: "2021-05-01", to: "2021-06-01" };
  expect(growth(pairsOf(assessed("a/teams 2021-05-16 100")), short, fixedDates, "pairs").growth).toBeNull();
});

test("from level nought there are points but no share", () => {
  const pairs = pairsOf(assessed("a/teams 2021-01-10 0", "a/teams 2021-12-01 150"));
  expect(growth(pairs, year, ownSpan, "units").growth).toMatchObject({ start: 0, points: 150, share: null });
});

test("weighted by units, a unit with many tools counts no more than one with one", () => {
  const pairs = pairsOf(
    assessed(
      ...["teams", "chatbot", "path"].flatMap((tool) => [`a/${tool} 2021-01-10 100`, `a/${tool} 2021-12-01 100`]),
      ...["b/teams 2021-01-10 100", "b/teams 2021-12-01 200"],
    ),
  );
  expect(growth(pairs, year, ownSpan, "units").growth?.points).toBe(50);
  expect(growth(pairs, year, ownSpan, "pairs").growth?.points).toBe(25);
});

test("each pair counts or is left out; no assessment outside the period moves the own span; backwards, growth is its opposite", () => {
  const measures = fc.constantFrom(ownSpan, fixedDates);
  const weighting = fc.constantFrom("units" as const, "pairs" as const);
  fc.assert(
    fc.property(
      anyAssessments,
      fc.nat(150),
      fc.integer({ min: 151, max: 364 }),
      measures,
      weighting,
      (all, a, b, measure, by) => {
        const period = { from: day(a), to: day(b) };
        const { growth: grown, leftOut } = growth(pairsOf(all), period, measure, by);
        const inside = all.filter(({ on }) => on >= period.from && on <= period.to);
        if (measure.kind === "own-span") {
          expect(growth(pairsOf(inside), period, measure, by)).toEqual({ growth: grown, leftOut });
          expect((grown?.pairs ?? 0) + leftOut.pairs).toBe(pairsOf(inside).length);
        }
        if (grown === null) return;
        expect(grown.points).toBeCloseTo(grown.end - grown.start, 9);
        const mirrored = all.map((each) => ({ ...each, on: day(364 - daysBetween(day(0), each.on)) })).reverse();
        const back = growth(pairsOf(mirrored), { from: day(364 - b), to: day(364 - a) }, measure, by);
        // Of two as near to an end the later counts, which mirroring turns round: only the own span is its own mirror.
        if (measure.kind === "own-span") expect(back.growth?.points).toBeCloseTo(-grown.points, 9);
      },
    ),
  );
});
