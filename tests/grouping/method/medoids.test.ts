import fc from "fast-check";
import { expect, test } from "vitest";
import { correlationDistances } from "../../../src/grouping/method/medoids/correlation.ts";
import type { Variable, VariableKind } from "../../../src/grouping/method/medoids/distances.ts";
import { gowerDistances } from "../../../src/grouping/method/medoids/gower.ts";
import { partitionAroundMedoids } from "../../../src/grouping/method/medoids/medoids.ts";

const variable = (kind: VariableKind, ...values: number[]): Variable => ({
  name: kind,
  kind,
  values: Float64Array.from(values),
});

test("Gower's distance reads each kind of variable as daisy does", () => {
  const { d } = gowerDistances([
    variable("numeric", 1, 3, 5),
    variable("nominal", 0, 0, 2),
    variable("symmetric", 0, 0, 1),
    variable("asymmetric", 0, 0, 1),
  ]);
  // First pair: numeric ½, nominal 0, symmetric 0, the asymmetric one lacking in both does not count: ½ / 3.
  expect(d[1]).toBeCloseTo(0.5 / 3, 12);
  // First and third: 1 + 1 + 1 + 1 over four.
  expect(d[2]).toBe(1);
  expect([d[0], d[4], d[8]]).toEqual([0, 0, 0]);
});

test("what one of two has not answered is skipped, and nothing shared is the largest distance", () => {
  const { d } = gowerDistances([variable("symmetric", 1, NaN, 0), variable("nominal", NaN, 4, 4)]);
  expect([d[1], d[2], d[5]]).toEqual([1, 1, 0]);
});

test("packed binaries give the distance of the definition, whatever their number", () => {
  const answers = fc.constantFrom(fc.constantFrom(0, 1, NaN), fc.constantFrom(0, 1));
  fc.assert(
    fc.property(
      fc
        .tuple(fc.integer({ min: 1, max: 70 }), answers)
        .chain(([d, answer]) => fc.tuple(...[0, 1].map(() => fc.array(answer, { minLength: d, maxLength: d })))),
      fc.constantFrom("symmetric" as const, "asymmetric" as const),
      ([a, b], kind) => {
        let [sum, shared] = [0, 0];
        a!.forEach((mine, j) => {
          if (Number.isNaN(mine) || Number.isNaN(b![j]!) || (kind === "asymmetric" && mine === 0 && b![j] === 0))
            return;
          shared++;
          if (mine !== b![j]) sum++;
        });
        const { d } = gowerDistances(a!.map((mine, j) => variable(kind, mine, b![j]!)));
        expect(d[1]).toBe(shared === 0 ? 1 : sum / shared);
      },
    ),
  );
});

test("the matrix has each distance on both sides of its diagonal, also where it is made square by square", () => {
  const n = 150;
  const values = [0, 1].map((at) => Array.from({ length: n }, (_, i) => (i * (at + 3)) % 11));
  const { d } = gowerDistances([variable("numeric", ...values[0]!), variable("nominal", ...values[1]!)]);
  for (let i = 0; i < n; i++) {
    for (let o = 0; o < n; o++) {
      const differs = Math.abs(values[0]![i]! - values[0]![o]!) / 10 + Number(values[1]![i] !== values[1]![o]);
      expect(d[i * n + o]).toBeCloseTo(differs / 2, 12);
    }
  }
});

test("correlation distance: 0 the same shape, 1 the opposite, ½ where nothing is known", () => {
  const rows = [[1, 2, 3, NaN], [2, 4, 6, 0], [3, 2, 1, 0], [5, 5, 5, 5], [NaN, NaN, 1, 2]]; // prettier-ignore
  const { d, n } = correlationDistances([0, 1, 2, 3].map((j) => variable("numeric", ...rows.map((row) => row[j]!))));
  const between = (a: number, b: number) => d[a * n + b]!;
  expect(between(0, 1)).toBeCloseTo(0, 12);
  expect(between(0, 2)).toBeCloseTo(1, 12);
  expect([between(0, 3), between(0, 4)]).toEqual([0.5, 0.5]);
});

test("no single exchange of a medoid improves the result, and everybody is with the nearest medoid", () => {
  const points = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 25 });
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 4 }), (list, wanted) => {
      const n = list.length;
      const k = Math.min(wanted, n);
      const d = Float64Array.from({ length: n * n }, (_, at) => Math.abs(list[Math.floor(at / n)]! - list[at % n]!));
      const { labels, medoids, objective } = partitionAroundMedoids({ n, d }, k);
      const cost = (chosen: number[]) =>
        list.reduce((sum, _, i) => sum + Math.min(...chosen.map((medoid) => d[medoid * n + i]!)), 0);
      const chosen = Array.from(medoids);
      expect(new Set(chosen).size).toBe(k);
      expect(objective).toBe(cost(chosen));
      expect(objective).toBe(labels.reduce((sum, label, i) => sum + d[medoids[label]! * n + i]!, 0));
      chosen.forEach((medoid, g) => expect(labels[medoid]).toBe(g));
      for (let g = 0; g < k; g++) {
        for (let c = 0; c < n; c++) expect(cost(chosen.with(g, c))).toBeGreaterThanOrEqual(objective);
      }
    }),
    { numRuns: 60 },
  );
});
