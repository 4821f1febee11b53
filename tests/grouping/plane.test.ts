import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planeOf } from "../../src/grouping/pictures/plane.ts";

const profiles = (rows: number[][]) => ({ n: rows.length, d: rows[0]!.length, z: Float64Array.from(rows.flat()) });
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

describe("profiles on a plane", () => {
  test("that differ in two directions only keep all their distances", () => {
    const rows = [[1, 0, 2], [0, 1, 2], [-1, 0, 2], [0, -2, 2]]; // prettier-ignore
    const { points, share } = planeOf(profiles(rows));
    expect(share).toBeCloseTo(1);
    for (const [i, a] of rows.entries())
      for (const [j, b] of rows.entries())
        expect(distance(points[i]!, points[j]!)).toBeCloseTo(Math.hypot(...a.map((value, c) => value - b[c]!)));
  });

  test("come no further apart than they are, around the middle, and the first axis shows the most", () => {
    const row = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const { points, share } = planeOf(profiles(rows));
        for (const [i, a] of rows.entries())
          for (const [j, b] of rows.entries())
            expect(distance(points[i]!, points[j]!)).toBeLessThanOrEqual(
              Math.hypot(...a.map((value, c) => value - b[c]!)) + 1e-6,
            );
        const sum = (of: (point: { x: number; y: number }) => number) =>
          points.reduce((total, point) => total + of(point), 0);
        expect(sum(({ x }) => x)).toBeCloseTo(0);
        expect(sum(({ y }) => y)).toBeCloseTo(0);
        expect(sum(({ x }) => x * x)).toBeGreaterThanOrEqual(sum(({ y }) => y * y) - 1e-3);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("that are all alike lie in one point", () => {
    expect(planeOf(profiles([[1, 2], [1, 2]]))).toEqual({ points: [{ x: 0, y: 0 }, { x: 0, y: 0 }], share: 0 }); // prettier-ignore
    expect(planeOf({ n: 0, d: 3, z: new Float64Array(0) })).toEqual({ points: [], share: 0 });
  });
});
