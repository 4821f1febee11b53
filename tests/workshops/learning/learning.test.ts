import fc from "fast-check";
import { expect, test } from "vitest";
import { pooled } from "../../../src/platform/visibility.ts";
import type { FeedbackAnswer } from "../../../src/surveys/index.ts";
import { feedbackFigures, pooledFigures, writtenTexts } from "../../../src/workshops/feedback/figures.ts";
import { learnedStrength } from "../../../src/workshops/learning/learned-strength.ts";
import { topicVerdict } from "../../../src/workshops/learning/verdict.ts";

const answer = (more: Partial<FeedbackAnswer> = {}): FeedbackAnswer => ({
  useful: 4,
  level: "right",
  changes: new Map(),
  use: "",
  next: "",
  ...more,
});
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);
const change = (before: number, now: number) => ({ before, now });

test("a pooled figure never lets a hidden part be counted back, nor the newest from yesterday's figure", () => {
  expect(pooled([times(5, 1), times(2, 2)])).toEqual(times(5, 1));
  expect(pooled([times(5, 1), times(2, 2), times(3, 3)])).toHaveLength(10);
  expect(pooled([times(4, 1)])).toEqual([]);
  // Three and two are in; the next workshop's one answer would be the difference.
  expect(pooled([times(3, 1), times(2, 2), times(1, 3)])).toEqual([...times(3, 1), ...times(2, 2)]);
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(4), { maxLength: 9 }), { maxLength: 8 }), (parts) => {
      const alone = parts.filter((part) => part.length >= 5).flat().length;
      const hidden = pooled(parts).length - alone;
      expect(hidden === 0 || hidden >= 5).toBe(true);
      const grown = pooled(parts).length - pooled(parts.slice(0, -1)).length;
      expect(grown === 0 || grown >= 5).toBe(true);
    }),
  );
});

test("four answers tell nothing, five tell the mean, the spread and the change", () => {
  const told = times(4, answer({ useful: 5, changes: new Map([["videos", change(1, 3)]]), use: "Leikkaus" }));
  expect(feedbackFigures(told, ["videos"])).toEqual({ usefulness: null, level: null, changes: [] });
  expect(writtenTexts(told, "use")).toEqual([]);

  const five = [...told, answer({ useful: 2, level: null, use: "Äänet" })];
  expect(feedbackFigures(five, ["videos"])).toEqual({
    usefulness: { answers: 5, mean: 22 / 5, counts: [0, 1, 0, 0, 4] },
    level: null,
    changes: [],
  });
  expect(writtenTexts(five, "use")).toEqual(["Leikkaus", "Leikkaus", "Leikkaus", "Leikkaus", "Äänet"]);
  const six = [...five, answer({ level: "too-hard", changes: new Map([["videos", change(2, 4)]]) })];
  expect(feedbackFigures(six, ["videos"]).level).toEqual({
    answers: 5,
    counts: { "too-easy": 0, right: 4, "too-hard": 1 },
  });
  expect(feedbackFigures(six, ["videos"]).changes).toEqual([
    { need: "videos", answers: 5, before: 6 / 5, now: 16 / 5 },
  ]);
});

test("a topic fails below 2.5 of 5 by five or more; too easy for most is advice, not failure", () => {
  const of = (answers: FeedbackAnswer[]) => topicVerdict(pooledFigures([answers]));
  expect(of(times(5, answer({ useful: 2 })))).toEqual({ verdict: "failed", advice: null });
  expect(of(times(4, answer({ useful: 1 })))).toEqual({ verdict: null, advice: null });
  expect(of([...times(3, answer({ useful: 2 })), ...times(3, answer({ useful: 3 }))]).verdict).toBe("partly");
  expect(of(times(5, answer({ useful: 4, level: "too-easy" })))).toEqual({ verdict: "worked", advice: "higher" });
  expect(of([...times(3, answer({ level: "too-hard" })), ...times(2, answer())]).advice).toBe("lower");
  expect(of([...times(3, answer({ level: "too-hard" })), ...times(3, answer())]).advice).toBeNull();
});

test("the strength stands without feedback and moves by the documented formula", () => {
  const top = 4;
  expect(learnedStrength(0.6, { useful: times(4, 1), changes: [], top })).toBe(0.6);
  expect(learnedStrength(0.6, { useful: times(10, 4), changes: [], top })).toBeCloseTo(0.6, 12);
  // r = (2 − 1)/3 = ⅓; 0.6 · (5 + 10/3)/15
  expect(learnedStrength(0.6, { useful: times(10, 2), changes: [], top })).toBeCloseTo(0.6 * (25 / 3 / 15), 12);
  // gains 1/3 of the way against 0.6 promised: r = (1 + 5/9)/2
  const gained = { useful: times(10, 5), changes: times(6, change(1, 2)), top };
  expect(learnedStrength(0.6, gained)).toBeCloseTo((0.6 * (5 + 10 * (7 / 9))) / 15, 12);
  // Those who could not gain any more say nothing.
  expect(learnedStrength(0.6, { useful: times(10, 4), changes: times(9, change(4, 4)), top })).toBeCloseTo(0.6, 12);
});

test("a learned strength stays between 0 and 1 and never falls when people found it more useful", () => {
  const useful = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });
  const changes = fc.array(
    fc.tuple(fc.nat(4), fc.nat(4)).map(([before, now]) => change(before, now)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), useful, changes, (stated, marks, gains) => {
      const learned = learnedStrength(stated, { useful: marks, changes: gains, top: 4 });
      expect(learned).toBeGreaterThanOrEqual(0);
      expect(learned).toBeLessThanOrEqual(1);
      const better = marks.map((mark) => Math.min(5, mark + 1));
      expect(learnedStrength(stated, { useful: better, changes: gains, top: 4 })).toBeGreaterThanOrEqual(
        learned - 1e-12,
      );
    }),
  );
});
