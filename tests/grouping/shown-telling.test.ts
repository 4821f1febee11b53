import fc from "fast-check";
import { expect, test } from "vitest";
import { isTold } from "../../src/grouping/groups/shown-telling.ts";

test("a figure is told where everybody's part is large enough", () => {
  expect([0, 1, 2].map((place) => isTold({ groups: [9, 7, 6], ungrouped: 0 }, place))).toEqual([true, true, true]);
  expect(isTold({ groups: [9, 7, 6], ungrouped: 5 }, 0)).toBe(true);
});

test("it is not told of few, nor where two groups' figures would leave few to the third", () => {
  expect([0, 1, 2].map((place) => isTold({ groups: [10, 8, 4], ungrouped: 0 }, place))).toEqual([true, false, false]);
  expect([0, 1].map((place) => isTold({ groups: [20, 3], ungrouped: 0 }, place))).toEqual([false, false]);
});

test("no figure is told where it would leave, of the total, the few who are in no group", () => {
  expect([0, 1].map((place) => isTold({ groups: [20, 18], ungrouped: 1 }, place))).toEqual([false, false]);
});

test("all that is told leaves nobody, or at least five, to be counted", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 6 }), fc.nat(8), (groups, ungrouped) => {
      const told = groups.filter((_, place) => isTold({ groups, ungrouped }, place));
      if (told.length === 0) return;
      const left = groups.reduce((sum, n) => sum + n, 0) - told.reduce((sum, n) => sum + n, 0);
      for (const n of [left, ungrouped, ...told]) expect(n === 0 || n >= 5).toBe(true);
    }),
  );
});
