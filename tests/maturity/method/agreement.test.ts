import fc from "fast-check";
import { expect, test } from "vitest";
import { agreement, type Judgement } from "../../../src/maturity/method/agreement.ts";
import { day } from "./pairs.ts";

/** Each row one pair, each column one judge; null: not judged. All on one day. */
function judged(rows: readonly (readonly (number | null)[])[]): Judgement[] {
  return rows.flatMap((row, at) =>
    row.flatMap((score, judge) =>
      score === null ? [] : [{ unitId: `u${at}`, toolId: "teams", on: day(0), score, judgeId: `j${judge}` }],
    ),
  );
}

// Krippendorff (2011), section C: four observers, twelve units, values 1–5; interval alpha 0.849.
const published = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

test("alpha is the published one of the example with missing data", () => {
  const { alpha, pairs } = agreement(judged(published))!;
  expect(alpha).toBeCloseTo(0.849, 3);
  expect(pairs).toBe(11);
});

test("two mentors of one unit: how far from each other, in points", () => {
  expect(
    agreement(
      judged([
        [100, 140],
        [300, 280],
      ]),
    ),
  ).toMatchObject({ pairs: 2, meanDifference: 30 });
});

test("what one judge saw, or two more than thirty days apart, tells of no agreement", () => {
  const at = (on: string, judgeId: string, score = 100) => ({ unitId: "a", toolId: "teams", on, score, judgeId });
  expect(agreement([at(day(0), "mia"), at(day(10), "mia")])).toBeNull();
  expect(agreement([at(day(0), "mia"), at(day(31), "ola")])).toBeNull();
  expect(agreement([at(day(0), "mia"), at(day(30), "ola", 150)])).toEqual({ pairs: 1, meanDifference: 50, alpha: 0 });
  // A later look by one alone does not hide the earlier one by both.
  expect(agreement([at(day(0), "mia"), at(day(30), "ola", 150), at(day(200), "mia", 500)])?.meanDifference).toBe(50);
});

test("where all scores are the same, nothing tells agreement from chance", () => {
  expect(
    agreement(
      judged([
        [200, 200],
        [200, 200],
      ]),
    ),
  ).toEqual({ pairs: 2, meanDifference: 0, alpha: null });
});

test("alpha is at most 1, and 1 where all agree; judges' and pairs' order and the scale's place change nothing", () => {
  const scores = fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 100 }), (rows, shift) => {
      const found = agreement(judged(rows))!;
      expect(found.alpha ?? 1).toBeLessThanOrEqual(1 + 1e-12);
      expect(agreement(judged(rows.map(([a]) => [a, a])))?.alpha ?? 1).toBe(1);
      const turned = agreement(judged(rows.map(([a, b]) => [b + shift, a + shift]).reverse()))!;
      expect(turned.meanDifference).toBeCloseTo(found.meanDifference, 9);
      if (found.alpha === null) expect(turned.alpha).toBeNull();
      else expect(turned.alpha).toBeCloseTo(found.alpha, 9);
    }),
  );
});
