import { expect, test } from "vitest";
import { fit, problemOf } from "../../../src/series/method/problem.ts";
import { offersOf } from "../../../src/series/method/offers.ts";
import { peopleWithoutNeed } from "../../../src/series/method/objective.ts";
import { randomFrom } from "../../../src/series/method/random.ts";
import { smallInstance } from "./instances.ts";

test("fit of levels: whole at one's own, half one apart, none further; unknown is half but whole at the basics", () => {
  const fits = [0, 1, 2, null].map((own) => [0, 1, 2].map((held) => fit(own, held)));
  expect(fits).toEqual([
    [1, 0.5, 0],
    [0.5, 1, 0.5],
    [0, 0.5, 1],
    [1, 0.5, 0.5],
  ]);
});

test("shares are of the best m topics, each at its best level", () => {
  const instance = smallInstance({ levels: 2, perPerson: 2, level: Array.from({ length: 4 }, () => [1, 0, 1]) });
  const problem = problemOf(instance);
  expect([...problem.most]).toEqual([1.5, 1.5, 1.5, 1.5]);
  expect([...problem.share.subarray(0, 6)]).toEqual([0.5 / 1.5, 1 / 1.5, 0.5 / 1.5, 0.25 / 1.5, 0, 0]);
  expect([...problem.top.subarray(0, 6)]).toEqual([0, 1, 0, 0, 0, 0]);
});

test("a share of exactly three quarters is a top need whatever the decimals", () => {
  const problem = problemOf(smallInstance({ gap: Array.from({ length: 4 }, () => [0.4, 0.3, 0.29]) }));
  expect([...problem.top.subarray(0, 3)]).toEqual([1, 1, 0]);
});

test("people without any need are outside n and listed", () => {
  const problem = problemOf(smallInstance({ gap: [[1, 0, 0], [0, 0, 0], [0, 1, 0], [0, 0, 0]] })); // prettier-ignore
  expect(problem.counted).toBe(2);
  expect([...problem.shareValue]).toEqual([0.35, 0, 0.35, 0]);
  expect(peopleWithoutNeed(problem)).toEqual([1, 3]);
});

test("random numbers follow seed and stream, and are even", () => {
  const draw = (seed: number, stream: string) => Array.from({ length: 1000 }, randomFrom(seed, stream).next);
  expect(draw(1, "a")).toEqual(draw(1, "a"));
  expect(draw(1, "a")).not.toEqual(draw(1, "b"));
  expect(draw(1, "a")).not.toEqual(draw(2, "a"));
  const mean = draw(1, "a").reduce((sum, value) => sum + value, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.04);
});

test("a topic gives nothing at a level that it isn't offered at", () => {
  const offered = problemOf(smallInstance({ offered: [[false], [true], [true]] }));
  expect(offered.benefit[0]).toBe(0);
  expect(offered.benefit[1]).toBe(0.5);
  expect(offersOf(offered).map(({ topic }) => topic)).toEqual([1, 2]);
});
