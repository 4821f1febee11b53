import fc from "fast-check";
import { expect, test } from "vitest";
import {
  drawWithoutReplacement,
  drawWithReplacement,
  randomStream,
  shuffle,
} from "../../../src/grouping/method/random.ts";

const tenOf = (seed: number, name: string) => {
  const random = randomStream(seed, name);
  return Array.from({ length: 10 }, () => random.real());
};

test("a stream is the same for the same seed and name, and another for any other", () => {
  expect(tenOf(7, "stability")).toEqual(tenOf(7, "stability"));
  const streams = [tenOf(7, "stability"), tenOf(8, "stability"), tenOf(7, "solidity")];
  expect(new Set(streams.flat()).size).toBe(30);
});

test("numbers fill [0, 1) evenly and whole numbers come equally often", () => {
  const random = randomStream(1, "even");
  const tenths = new Array<number>(10).fill(0);
  const sixths = new Array<number>(6).fill(0);
  for (let i = 0; i < 60_000; i++) {
    tenths[Math.floor(random.real() * 10)]!++;
    sixths[random.below(6)]!++;
  }
  // Five standard deviations of a count.
  for (const count of tenths) expect(Math.abs(count - 6000)).toBeLessThan(5 * Math.sqrt(6000 * 0.9));
  for (const count of sixths) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(10_000 * (5 / 6)));
});

test("drawing without replacement gives different numbers, a shuffle keeps them all", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), fc.nat(60), (seed, n, wanted) => {
      const size = Math.min(n, wanted);
      const drawn = drawWithoutReplacement(n, size, randomStream(seed, "draw"));
      expect(new Set(drawn).size).toBe(size);
      expect(Array.from(drawn)).toEqual(Array.from(drawn).sort((a, b) => a - b));
      const all = Int32Array.from({ length: n }, (_, i) => i);
      shuffle(all, randomStream(seed, "shuffle"));
      expect(Array.from(all).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }),
  );
});

test("a bootstrap sample leaves out about 37 % of the people", () => {
  const drawn = drawWithReplacement(10_000, randomStream(3, "bootstrap"));
  expect(drawn.length).toBe(10_000);
  expect(new Set(drawn).size / 10_000).toBeCloseTo(1 - Math.exp(-1), 1);
});
