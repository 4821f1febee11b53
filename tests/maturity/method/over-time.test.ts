import fc from "fast-check";
import { expect, test } from "vitest";
import { growth, ownSpan, spanOf, type Measure, type Period } from "../../../src/maturity/method/growth.ts";
import { levelAt, weightings } from "../../../src/maturity/method/level.ts";
import { levelsOver, tellingPairs, type PairOverTime } from "../../../src/maturity/method/over-time.ts";
import { pairsOf, type Assessment, type Pair } from "../../../src/maturity/method/pairs.ts";

const first = Date.UTC(2021, 0, 1);
const dayText = (day: number) => new Date(first + day * 86_400_000).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 300 }).map(dayText);
const assessments = fc.array(
  fc.record({
    unitId: fc.constantFrom("a", "b", "c"),
    toolId: fc.constantFrom("x", "y"),
    on: day,
    score: fc.integer({ min: 0, max: 500 }),
  }),
  { maxLength: 40 },
);
const periods = fc.tuple(day, day).map(([one, other]): Period => (one < other ? { from: one, to: other } : { from: other, to: one })); // prettier-ignore
const measures: Measure[] = [ownSpan, { kind: "fixed-dates", withinDays: 45 }, { kind: "fixed-dates", withinDays: 3 }];

const packed = (pairs: readonly Pair[]): PairOverTime[] =>
  pairs.map(({ unitId, toolId, assessments: all }) => ({
    unitId,
    toolId,
    packed: all.map(({ on, score }: Assessment) => (Date.parse(on) / 86_400_000) * 512 + score),
  }));

test("the telling assessments of a pair tell the same level, span and growth as all of them", () => {
  fc.assert(
    fc.property(assessments, periods, fc.constantFrom(...measures), (all, period, measure) => {
      const pairs = pairsOf(all);
      const telling = tellingPairs(packed(pairs), period, measure);
      const spans = (some: readonly Pair[]) => some.flatMap((pair) => spanOf(pair, period, measure) ?? []);
      expect(spans(telling)).toEqual(spans(pairs));
      for (const weighting of weightings) {
        expect(growth(telling, period, measure, weighting)).toEqual(growth(pairs, period, measure, weighting));
        expect(levelAt(telling, period.to, weighting)).toEqual(levelAt(pairs, period.to, weighting));
      }
      for (const pair of telling) expect(pair.assessments.length).toBeLessThanOrEqual(3);
    }),
  );
});

test("levels over time are the levels at each of the days", () => {
  const days = [10, 41, 120, 300].map(dayText);
  fc.assert(
    fc.property(assessments, fc.constantFrom(...weightings), (all, weighting) => {
      const pairs = pairsOf(all);
      const over = levelsOver(packed(pairs), days, weighting);
      for (const [at, each] of days.entries()) {
        const level = levelAt(pairs, each, weighting);
        expect(over[at] === null).toBe(level === null);
        expect(over[at]?.level ?? 0).toBeCloseTo(level?.level ?? 0, 8);
        expect([over[at]?.units, over[at]?.pairs]).toEqual([level?.units, level?.pairs]);
      }
    }),
  );
});
