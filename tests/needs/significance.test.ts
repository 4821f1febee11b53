import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg, type Count, fisherMidP } from "../../src/needs/significance.ts";

describe("Fisher's test with the mid-p correction", () => {
  test.each<[Count, Count, number]>([
    // The lady tasting tea: tables 0 … 4 have the chances 1, 16, 36, 16, 1 of 70.
    [{ k: 4, n: 4 }, { k: 0, n: 4 }, 1 / 70],
    [{ k: 3, n: 4 }, { k: 1, n: 4 }, (1 + 16 + 0 + 1) / 70],
    [{ k: 2, n: 4 }, { k: 2, n: 4 }, (34 + 18) / 70],
    [{ k: 0, n: 5 }, { k: 0, n: 9 }, 1],
    [{ k: 0, n: 0 }, { k: 3, n: 9 }, 1],
  ])("of %j against %j is known by hand", (inside, outside, p) => {
    expect(fisherMidP(inside, outside)).toBeCloseTo(p, 12);
  });

  const table = fc
    .record({ a: fc.nat(25), b: fc.nat(25), c: fc.nat(25), d: fc.nat(25) })
    .map(({ a, b, c, d }): [Count, Count] => [
      { k: a, n: a + b },
      { k: c, n: c + d },
    ]);

  test("equals the sum over all tables in whole numbers", () => {
    fc.assert(
      fc.property(table, ([inside, outside]) => {
        expect(fisherMidP(inside, outside)).toBeCloseTo(exactMidP(inside, outside), 9);
      }),
    );
  });

  test("does not depend on which side is called inside, nor on wanting or not wanting", () => {
    const turned = ({ k, n }: Count): Count => ({ k: n - k, n });
    fc.assert(
      fc.property(table, ([inside, outside]) => {
        const p = fisherMidP(inside, outside);
        expect(fisherMidP(outside, inside)).toBeCloseTo(p, 9);
        expect(fisherMidP(turned(inside), turned(outside))).toBeCloseTo(p, 9);
      }),
    );
  });

  test("stays within 0 … 1 for a whole survey of staff", () => {
    const p = fisherMidP({ k: 300, n: 400 }, { k: 120, n: 400 });
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThan(1e-30);
  });
});

describe("Benjamini and Hochberg's q", () => {
  test.each([
    [
      [0.01, 0.02, 0.03, 0.04, 0.05],
      [0.05, 0.05, 0.05, 0.05, 0.05],
    ],
    [
      [0.9, 0.001, 0.02],
      [0.9, 0.003, 0.03],
    ],
    [[0.2], [0.2]],
    [[], []],
  ])("of %j is known by hand", (p, q) => {
    const found = benjaminiHochberg(p);
    expect(found.length).toBe(q.length);
    found.forEach((value, i) => expect(value).toBeCloseTo(q[i]!, 12));
  });

  test("is the least rate at which the step-up rule discovers the cell", () => {
    const pValues = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(pValues, fc.integer({ min: 1, max: 1000 }), (thousandths, rate) => {
        const p = thousandths.map((value) => value / 1000);
        const alpha = (rate - 0.5) / 1000;
        const sorted = p.toSorted((a, b) => a - b);
        const last = sorted.findLastIndex((value, i) => value <= ((i + 1) / p.length) * alpha);
        const discovered = p.map((value) => last >= 0 && value <= sorted[last]!);
        expect(benjaminiHochberg(p).map((q) => q <= alpha)).toEqual(discovered);
      }),
    );
  });
});

function exactMidP(inside: Count, outside: Count): number {
  const wanting = inside.k + outside.k;
  const ways = (k: number) => choose(inside.n, k) * choose(outside.n, wanting - k);
  let twice = 0n;
  for (let k = 0; k <= wanting; k++) {
    if (ways(k) < ways(inside.k)) twice += 2n * ways(k);
    if (ways(k) === ways(inside.k)) twice += ways(k);
  }
  const all = choose(inside.n + outside.n, wanting);
  // One table only leaves nothing to compare: no evidence of a difference.
  if (ways(inside.k) === all) return 1;
  return Number((twice * 10n ** 15n) / (2n * all)) / 1e15;
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}
