import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costOf, type AnswersTold } from "../../../src/grouping/hand/cost.ts";
import { placeNewcomers, type RowLink } from "../../../src/grouping/hand/newcomers.ts";
import { splitInTwo } from "../../../src/grouping/hand/split.ts";
import { misfits, nearestGroups, type Labels } from "../../../src/grouping/hand/standing.ts";
import type { Profiles } from "../../../src/grouping/method/shape.ts";

/** Unit vectors at the given angles in degrees; null is without a profile. */
const circle = (angles: (number | null)[]): Profiles => ({
  n: angles.length,
  d: 2,
  z: Float64Array.from(
    angles.flatMap((angle) =>
      angle === null ? [0, 0] : [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)],
    ),
  ),
});

/** Two needs, each wanted where the profile points its way. */
const told = ({ n, z }: Profiles): AnswersTold => ({
  needs: ["right", "up"],
  x: Float64Array.from({ length: 2 * n }, (_, at) => (z[at]! > 0.5 ? 1 : 0)),
});

const people = fc.array(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 359 }) }, fc.constant(null)), {
  minLength: 1,
  maxLength: 14,
});
const place = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.constant(null));
const twoGroupings = people.chain((angles) =>
  fc.record({
    profiles: fc.constant(circle(angles)),
    before: fc.array(place, { minLength: angles.length, maxLength: angles.length }),
    after: fc.array(place, { minLength: angles.length, maxLength: angles.length }),
  }),
);

describe("the cost of a change", () => {
  test("going back gives the same figures turned round, exactly", () => {
    fc.assert(
      fc.property(twoGroupings, ({ profiles, before, after }) => {
        const there = costOf(profiles, before, after, told(profiles));
        const back = costOf(profiles, after, before, told(profiles));
        const turned = <Value>(figure: { before: Value; after: Value }) => ({
          before: figure.after,
          after: figure.before,
        });
        for (const figure of ["closeness", "objective", "misfits", "silhouette"] as const)
          expect(back[figure]).toEqual(turned<number | null>(there[figure]));
        expect(back.groups.map(({ size, gained, lost }) => [turned(size), lost, gained])).toEqual(
          there.groups.map(({ size, gained, lost }) => [size, gained, lost]),
        );
      }),
    );
  });

  test("the moves' gains add up to what counting anew gives, and closeness is the mean of the cosines", () => {
    fc.assert(
      fc.property(twoGroupings, ({ profiles, before, after }) => {
        const { objective, moved, closeness } = costOf(profiles, before, after, told(profiles));
        const gains = moved.reduce((sum, { gain }) => sum + gain, 0);
        expect(objective.before + gains).toBeCloseTo(objective.after, 9);
        expect(objective.after).toBeCloseTo(sumOfLengths(profiles, after), 9);
        const cosines = after.flatMap((label, row) => {
          const own = label === null ? null : cosineTo(profiles, after, row, label);
          return own === null ? [] : [own];
        });
        const mean = cosines.length === 0 ? null : cosines.reduce((sum, one) => sum + one, 0) / cosines.length;
        if (mean === null) expect(closeness.after).toBeNull();
        else expect(closeness.after).toBeCloseTo(mean, 9);
      }),
    );
  });

  test("a move out of place is told in figures: sizes, closeness, misfits, telling needs, too small a group", () => {
    const profiles = circle([0, 0, 5, 355, 90, 90, 85, 95]);
    const before = [0, 0, 0, 0, 1, 1, 1, 1];
    const cost = costOf(profiles, before, [0, 0, 0, 1, 1, 1, 1, 1], told(profiles));
    expect(cost.moved.map(({ row, from, to }) => ({ row, from, to }))).toEqual([{ row: 3, from: 0, to: 1 }]);
    expect(cost.moved[0]!.left).toBeGreaterThan(0.99);
    expect(cost.moved[0]!.joined).toBeLessThan(0.25);
    expect(cost.misfits).toEqual({ before: 0, after: 1 });
    expect(cost.groups.map(({ place, size, isTooSmall }) => ({ place, size, isTooSmall }))).toEqual([
      { place: 0, size: { before: 4, after: 3 }, isTooSmall: false },
      { place: 1, size: { before: 4, after: 5 }, isTooSmall: false },
    ]);
    expect(cost.silhouette.after).toBeLessThan(cost.silhouette.before!);
    const away = costOf(profiles, before, [null, null, 0, 0, 1, 1, 1, 1], told(profiles));
    expect(away.groups.map(({ place, isTooSmall }) => [place, isTooSmall])).toEqual([[0, true]]);
    const merged = costOf(profiles, before, [0, 0, 0, 0, 0, 0, 0, 0], told(profiles));
    expect(merged.groups[0]!.lost.map(({ need }) => need)).toEqual(["right"]);
    expect(merged.silhouette.after).toBeNull();
  });
});

describe("dividing a group", () => {
  test("finds the two directions, tells how clear they are, and the same way each time", () => {
    const profiles = circle([0, 90, 4, 86, 8, 94, 2, 45, null]);
    const members = [0, 1, 2, 3, 4, 5, 6, 8];
    const split = splitInTwo(profiles, members, 1, told(profiles));
    expect(split).toEqual(splitInTwo(profiles, members, 1, told(profiles)));
    expect(split!.staying).toEqual([0, 2, 4, 6, 8]);
    expect(split!.leaving).toEqual([1, 3, 5]);
    expect(split!.silhouette).toBeGreaterThan(0.9);
    expect(split!.closeness.after).toBeGreaterThan(split!.closeness.before);
    expect(split!.telling.leaving.map(({ need }) => need)).toEqual(["up"]);
  });

  test("cannot be done of one, of all alike, and of those who all have to stay", () => {
    const of = (angles: (number | null)[], fixed: number[] = []) =>
      splitInTwo(circle(angles), angles.map((_, row) => row), 1, told(circle(angles)), { fixed }); // prettier-ignore
    expect(of([10])).toBeNull();
    expect(of([10, null, null])).toBeNull();
    expect(of([10, 10, 10, 10])).toBeNull();
    expect(of([0, 0, 90, 90], [2, 3])!.staying).toEqual([2, 3]);
    expect(of([0, 0, 90, 90], [0, 2, 3])!.leaving).toEqual([1]);
    expect(of([0, 90], [0, 1])).toBeNull();
  });

  test("whoever is to stay stays, and whoever is to be together is", () => {
    fc.assert(
      fc.property(people, fc.integer(), fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 4 }), (angles, seed, pairs) => {
        const members = angles.map((_, row) => row);
        const together = pairs.filter(([a, b]) => a < members.length && b < members.length);
        const fixed = members.filter((row) => row % 5 === 0);
        const split = splitInTwo(circle(angles), members, seed, told(circle(angles)), { fixed, together });
        if (split === null) return;
        expect([...split.staying, ...split.leaving].sort((a, b) => a - b)).toEqual(members);
        expect(split.leaving.filter((row) => fixed.includes(row))).toEqual([]);
        const isLeaving = (row: number) => split.leaving.includes(row);
        expect(together.filter(([a, b]) => isLeaving(a) !== isLeaving(b))).toEqual([]);
        expect(split.leaving.length).toBeGreaterThan(0);
      }),
    ); // prettier-ignore
  });
});

describe("placing newcomers", () => {
  const links = fc.array(
    fc.record({ a: fc.nat(13), b: fc.nat(13), kind: fc.constantFrom("must" as const, "cannot" as const) }),
    { maxLength: 6 },
  );

  test("nobody who has a group is placed again, and nobody next to one it must not be with", () => {
    fc.assert(
      fc.property(twoGroupings, links, ({ profiles, before }, wishes) => {
        const known = wishes.filter(({ a, b }) => a !== b && a < profiles.n && b < profiles.n);
        const placements = placeNewcomers(profiles, before, before.map((_, row) => row), known); // prettier-ignore
        expect(placements.map(({ row }) => row)).toEqual(before.flatMap((label, row) => (label === null ? [row] : [])));
        const after: Labels = before.map((label, row) => placements.find((one) => one.row === row)?.place ?? label);
        const isNew = (row: number) => before[row] === null;
        const broken = known.filter(
          ({ a, b, kind }) => kind === "cannot" && (isNew(a) || isNew(b)) && after[a] !== null && after[a] === after[b],
        );
        expect(broken).toEqual([]);
        const apart = known.filter(
          ({ a, b, kind }) =>
            kind === "must" &&
            (isNew(a) || isNew(b)) &&
            after[a] !== null &&
            after[b] !== null &&
            after[a] !== after[b],
        );
        // Only where those who have a group already are apart, though they are to be together through the newcomer.
        for (const { a, b } of apart) expect(isNew(a) && isNew(b)).toBe(false);
      }),
    );
  });

  test("nearest, between two, bound, kept apart, and without a profile", () => {
    const profiles = circle([0, 0, 90, 90, 10, 45, 80, 5, null, 100]);
    const labels = [0, 0, 1, 1, null, null, null, null, null, null];
    const wishes: RowLink[] = [
      { a: 0, b: 6, kind: "must" },
      { a: 0, b: 7, kind: "cannot" },
      { a: 2, b: 9, kind: "cannot" },
      { a: 1, b: 9, kind: "cannot" },
    ];
    const placements = placeNewcomers(profiles, labels, [4, 5, 6, 7, 8, 9], wishes);
    expect(placements.map(({ row, place, reason, isBridge }) => ({ row, place, reason, isBridge }))).toEqual([
      { row: 4, place: 0, reason: "nearest", isBridge: false },
      { row: 5, place: 0, reason: "nearest", isBridge: true },
      { row: 6, place: 0, reason: "together", isBridge: false },
      { row: 7, place: 1, reason: "apart", isBridge: false },
      { row: 8, place: null, reason: "no-profile", isBridge: false },
      { row: 9, place: null, reason: "kept-apart", isBridge: false },
    ]);
    expect(placements[2]!.nearest!.place).toBe(1);
    expect(placements[2]!.nearest!.closeness).toBeCloseTo(Math.cos(Math.PI / 18), 9);
    expect(placeNewcomers(profiles, labels.map(() => null), [4], [])[0]!.reason).toBe("no-group"); // prettier-ignore
    // Four newcomers together: two are nearest to where they go, one is taken along, one has no profile of its own.
    const bound: RowLink[] = [
      { a: 4, b: 7, kind: "must" },
      { a: 4, b: 6, kind: "must" },
      { a: 4, b: 8, kind: "must" },
    ];
    expect(
      placeNewcomers(profiles, labels, [4, 6, 7, 8], bound).map(({ row, place, reason }) => [row, place, reason]),
    ).toEqual([[4, 0, "nearest"], [6, 0, "together"], [7, 0, "nearest"], [8, 0, "together"]]); // prettier-ignore
  });
});

test("misfits sit nearer to another group than to their own; a removed group is nobody's nearest", () => {
  const profiles = circle([0, 0, 0, 85, 90, 90, null]);
  const labels = [0, 0, 0, 0, 2, 2, 2];
  expect(misfits(profiles, labels).map(({ row, nearest }) => [row, nearest.place])).toEqual([[3, 2]]);
  expect(
    nearestGroups(profiles, labels, [0, 3, 6]).map(({ nearest, second }) => [nearest?.place, second?.place]),
  ).toEqual(
    [[0, 2], [2, 0], [undefined, undefined]], // prettier-ignore
  );
});

function sumOfLengths({ z }: Profiles, labels: Labels): number {
  return [0, 1, 2, 3].reduce((sum, group) => {
    const own = labels.flatMap((label, row) => (label === group ? [row] : []));
    const along = (axis: number) => own.reduce((total, row) => total + z[row * 2 + axis]!, 0);
    return sum + Math.hypot(along(0), along(1));
  }, 0);
}

function cosineTo({ z }: Profiles, labels: Labels, row: number, group: number): number | null {
  if (z[row * 2] === 0 && z[row * 2 + 1] === 0) return null;
  const own = labels.flatMap((label, each) => (label === group ? [each] : []));
  const [x, y] = [0, 1].map((axis) => own.reduce((total, each) => total + z[each * 2 + axis]!, 0));
  const length = Math.hypot(x!, y!);
  return length < 1e-9 ? 0 : (z[row * 2]! * x! + z[row * 2 + 1]! * y!) / length;
}
