import fc from "fast-check";
import { expect, test } from "vitest";
import { constrainedGroups } from "../../../../src/grouping/method/constraints/constrained.ts";
import { heldBy } from "../../../../src/grouping/method/constraints/held.ts";
import { contract, type Constraints } from "../../../../src/grouping/method/constraints/links.ts";
import { mistakeIn, sizesOf } from "../../../../src/grouping/method/constraints/mistake.ts";
import { sphericalKMeans } from "../../../../src/grouping/method/profiles/spherical.ts";
import { randomStream } from "../../../../src/grouping/method/random.ts";
import type { Profiles } from "../../../../src/grouping/method/shape.ts";

/** Unit vectors at the given angles in degrees. */
const circle = (angles: readonly number[]): Profiles => ({
  n: angles.length,
  d: 2,
  z: Float64Array.from(angles.flatMap((a) => [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)])),
});

/** Σ_g |S_g|, from the definition. */
function objectiveOf({ z, n }: Profiles, labels: readonly number[], k: number): number {
  let sum = 0;
  for (let g = 0; g < k; g++) {
    let [x, y] = [0, 0];
    for (let i = 0; i < n; i++) if (labels[i] === g) [x, y] = [x + z[i * 2]!, y + z[i * 2 + 1]!];
    sum += Math.hypot(x, y);
  }
  return sum;
}

/** Whether a division keeps every constraint, pair by pair and group by group. */
function isKept(labels: readonly number[], { mustLinks, cannotLinks, locked, sizes }: Constraints, k: number): boolean {
  const counts = Array.from({ length: k }, (_, g) => labels.filter((label) => label === g).length);
  return (
    mustLinks.every(([a, b]) => labels[a] === labels[b]) &&
    cannotLinks.every(([a, b]) => labels[a] !== labels[b]) &&
    locked.every((one, i) =>
      locked.every((other, o) => one === null || other === null || (one === other) === (labels[i] === labels[o])),
    ) &&
    counts.every((count) => count >= Math.max(1, sizes?.least ?? 1) && count <= (sizes?.most ?? Infinity))
  );
}

/** The best of all k^n divisions that keep the constraints; −1 when none does. */
function bestOfAll(profiles: Profiles, constraints: Constraints, k: number): number {
  let best = -1;
  for (let code = 0; code < k ** profiles.n; code++) {
    const labels = Array.from({ length: profiles.n }, (_, i) => Math.floor(code / k ** i) % k);
    if (isKept(labels, constraints, k)) best = Math.max(best, objectiveOf(profiles, labels, k));
  }
  return best;
}

/** The labels by person, everybody having a profile; null where the unconstrained groups break nothing. */
function solve(profiles: Profiles, constraints: Constraints, k: number, seed = 1): number[] | null {
  const free = sphericalKMeans(profiles, k, 20, randomStream(seed, "free")).labels;
  const rowOf = Int32Array.from({ length: profiles.n }, (_, i) => i);
  const blocks = contract(
    constraints,
    Array.from(rowOf, () => true),
  );
  const room = { k, ...sizesOf(constraints) };
  const found = constrainedGroups(profiles, blocks, rowOf, { room, free, seed });
  if (found === null) return isKept(Array.from(free), constraints, k) ? null : [];
  const labels = new Array<number>(profiles.n);
  blocks.forEach(({ people }, b) => people.forEach((i) => (labels[i] = found.labels[b]!)));
  expect(found.objective).toBeCloseTo(objectiveOf(profiles, labels, k), 9);
  return labels;
}

const few = fc
  .record({
    angles: fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 9 }),
    k: fc.integer({ min: 1, max: 3 }),
    links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 4 }),
    labels: fc.array(fc.option(fc.nat(2), { freq: 1 }), { minLength: 9, maxLength: 9 }),
    least: fc.nat(3),
    room: fc.integer({ min: 1, max: 4 }),
    isSized: fc.boolean(),
  })
  .map(({ angles, k, links, labels, least, room, isSized }) => {
    const n = angles.length;
    const pairs = (must: boolean) =>
      links.flatMap(([a, b, isMust]): [number, number][] =>
        isMust === must && a % n !== b % n ? [[a % n, b % n]] : [],
      );
    const constraints: Constraints = {
      mustLinks: pairs(true),
      cannotLinks: pairs(false),
      locked: angles.map((_, i) => (i < 3 ? labels[i]! : null)),
      sizes: isSized ? { least, most: least + room } : null,
    };
    return { profiles: circle(angles), constraints, k };
  });

test("every constraint is kept; whether it can be is told exactly; the best of all divisions is found", () => {
  let met = 0;
  let best = 0;
  fc.assert(
    fc.property(few, ({ profiles, constraints, k }) => {
      const optimum = bestOfAll(profiles, constraints, k);
      const everybody = Array.from({ length: profiles.n }, () => true);
      expect(mistakeIn(constraints, everybody, k) === null).toBe(optimum !== -1);
      if (optimum === -1) return;
      const labels = solve(profiles, constraints, k);
      if (labels === null) return;
      expect(isKept(labels, constraints, k)).toBe(true);
      const objective = objectiveOf(profiles, labels, k);
      expect(objective).toBeLessThanOrEqual(optimum + 1e-9);
      met++;
      if (objective > optimum - 1e-6) best++;
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(met).toBeGreaterThan(30);
  expect(best).toBe(met);
});

test("with auto, exactly what no number of groups can meet is refused", () => {
  fc.assert(
    fc.property(few, ({ profiles, constraints }) => {
      const everybody = Array.from({ length: profiles.n }, () => true);
      const numbers = Array.from({ length: profiles.n }, (_, at) => at + 1);
      const canBe = numbers.some((k) => mistakeIn(constraints, everybody, k) === null);
      expect(mistakeIn(constraints, everybody, "auto") === null).toBe(canBe);
    }),
  );
});

test("the same seed gives the same groups", () => {
  const random = randomStream(3, "angles");
  const profiles = circle(Array.from({ length: 40 }, () => random.below(360)));
  const locked = Array.from({ length: 40 }, (_, i) => (i < 4 ? i % 2 : null));
  const constraints: Constraints = { mustLinks: [[5, 9]], cannotLinks: [[6, 7]], locked, sizes: { least: 9, most: 11 } }; // prettier-ignore
  const labels = solve(profiles, constraints, 4)!;
  expect(isKept(labels, constraints, 4)).toBe(true);
  expect(solve(profiles, constraints, 4)).toEqual(labels);
});

test("who sits elsewhere than would suit is held by the lock, the link or the size that the better group would break", () => {
  const profiles = circle([0, 2, 4, 100, 102, 104]);
  const rows = [0, 1, 2, 3, 4, 5];
  const nothing: Constraints = { mustLinks: [], cannotLinks: [], locked: rows.map(() => null), sizes: null };
  // The third, at 4 degrees, is with those at 100.
  const groupOf = [0, 0, 1, 1, 1, 1];
  const held = (change: Partial<Constraints>) => {
    const constraints = { ...nothing, ...change };
    return heldBy(profiles, rows, groupOf, { k: 2, ...sizesOf(constraints) }, constraints);
  };
  const third = (by: string | null) => [null, null, by, null, null, null];
  expect(held({})).toEqual(third(null));
  expect(held({ mustLinks: [[2, 3]] })).toEqual(third("link"));
  expect(held({ cannotLinks: [[2, 0]] })).toEqual(third("link"));
  expect(held({ sizes: { least: 1, most: 2 } })).toEqual(third("size"));
  expect(held({ sizes: { least: 4, most: 4 } })).toEqual(third("size"));
  expect(held({ locked: [null, null, 7, 7, null, null] })).toEqual(third("lock"));
  expect(held({ locked: [1, null, 2, null, null, null], mustLinks: [[2, 3]] })).toEqual(third("lock"));
  // A lock of others, or a link between others, holds nobody here.
  expect(held({ locked: [1, 1, null, 2, 2, null], mustLinks: [[0, 1]] })).toEqual(third(null));
});
