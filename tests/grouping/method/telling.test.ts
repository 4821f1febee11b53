import fc from "fast-check";
import { expect, test } from "vitest";
import {
  differenceInterval,
  falseDiscoveryRates,
  fisherMidP,
  type Count,
} from "../../../src/grouping/method/proportions.ts";
import { tellingNeeds } from "../../../src/grouping/method/telling.ts";

test("Newcombe's interval: his own examples (1998, table II, method 10)", () => {
  const rounded = (first: Count, second: Count) =>
    differenceInterval(first, second).map((end) => Number(end.toFixed(4)));
  expect(rounded([56, 70], [48, 80])).toEqual([0.0524, 0.3339]);
  expect(rounded([9, 10], [3, 10])).toEqual([0.1705, 0.809]);
  expect(rounded([5, 56], [0, 29])).toEqual([-0.0381, 0.1926]);
  expect(rounded([10, 10], [0, 10])).toEqual([0.6075, 1]);
});

test("Fisher's mid-p by hand: the tea cup table, and half of the observed table's weight", () => {
  // 4 of 4 right: one table in 70, half of it; 3 of 4: that one and half of 16.
  expect(fisherMidP([4, 4], [0, 4])).toBeCloseTo(0.5 / 70, 12);
  expect(fisherMidP([3, 4], [1, 4])).toBeCloseTo((1 + 8) / 70, 12);
});

test("the two sides of mid-p make 1, the interval holds the difference", () => {
  const count = fc
    .integer({ min: 1, max: 200 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
  fc.assert(
    fc.property(count, count, (a, b) => {
      expect(fisherMidP(a, b) + fisherMidP(b, a)).toBeCloseTo(1, 9);
      const [low, high] = differenceInterval(a, b);
      const difference = a[0] / a[1] - b[0] / b[1];
      expect(low).toBeLessThanOrEqual(difference + 1e-12);
      expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
      expect([low >= -1 - 1e-12, high <= 1 + 1e-12]).toEqual([true, true]);
    }),
  );
});

test("Benjamini and Hochberg's rates by hand, in the order given", () => {
  const rates = falseDiscoveryRates([0.04, 0.01, 0.03, 0.5]);
  [0.16 / 3, 0.04, 0.16 / 3, 0.5].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 12));
  expect(falseDiscoveryRates([])).toEqual([]);
});

test("tells what a group wants and what it does not, with its counts", () => {
  // Videos: 7 of 9 here, 3 of 31 elsewhere; everybody wants Excel; nobody here wants Canva, 20 of 31 elsewhere do.
  const rows = Array.from({ length: 40 }, (_, i) => (i < 9 ? [i < 7, true, false] : [i < 12, true, i < 29]));
  const x = Float64Array.from(rows.flat().map(Number));
  const labels = Int32Array.from(rows, (_, i) => (i < 9 ? 0 : 1));
  const [here, elsewhere] = tellingNeeds(["videos", "excel", "canva"], x, labels, 2);
  expect(here!.more.map(({ need, inside, outside }) => ({ need, inside, outside }))).toEqual([
    { need: "videos", inside: [7, 9], outside: [3, 31] },
  ]);
  expect(here!.more[0]!.difference).toBeCloseTo(7 / 9 - 3 / 31, 12);
  expect(here!.less.map(({ need }) => need)).toEqual(["canva"]);
  expect(elsewhere!.more.map(({ need }) => need)).toEqual(["canva"]);
});

test("a missing answer counts on neither side, a need unanswered by one side is not compared", () => {
  const column = [1, 1, 1, 1, 1, 1, NaN, NaN, 0, 0, 0, 0, 0, 0];
  const unanswered = column.map((_, i) => (i < 8 ? 1 : NaN));
  const x = Float64Array.from(column.flatMap((value, i) => [value, unanswered[i]!]));
  const labels = Int32Array.from(column, (_, i) => (i < 8 ? 0 : 1));
  const [group] = tellingNeeds(["some", "half asked"], x, labels, 2);
  expect(group!.more.map(({ need, inside, outside }) => [need, inside, outside])).toEqual([["some", [6, 6], [0, 6]]]);
});

test("at most five needs, the largest difference first, none under 15 points however sure", () => {
  const shares = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.6];
  const people = 400;
  const x = Float64Array.from({ length: people * shares.length }, (_, at) => {
    const [i, j] = [Math.floor(at / shares.length), at % shares.length];
    const share = i < people / 2 ? shares[j]! : j === 6 ? 0.46 : 0.5;
    return (i % 100) / 100 < share ? 1 : 0;
  });
  const needs = shares.map((share) => `share ${share}`);
  const labels = Int32Array.from({ length: people }, (_, i) => (i < people / 2 ? 0 : 1));
  const more = tellingNeeds(needs, x, labels, 2)[0]!.more;
  expect(more.map(({ need }) => need)).toEqual(needs.slice(0, 5));
  const close = tellingNeeds(
    needs.slice(6),
    x.filter((_, at) => at % 7 === 6),
    labels,
    2,
  )[0]!;
  expect(fisherMidP([120, 200], [92, 200])).toBeLessThan(0.01);
  expect(close.more).toEqual([]);
});
