import fc from "fast-check";
import { expect, test } from "vitest";
import { type Marks, mergedMarks } from "../../../src/voting/marks.ts";
import { approvalTotals } from "../../../src/voting/method/approval.ts";
import { pairwise } from "../../../src/voting/method/pairwise.ts";
import { compare } from "../../../src/voting/method/rational.ts";
import { scoreTotals } from "../../../src/voting/method/score.ts";
import { approvalProfile, rankedProfile, scoreProfile } from "./profiles.ts";

const ids = ["merged", "kept", "other"];
const into = new Map([["merged", "kept"]]);

const papers = (mark: fc.Arbitrary<number>) =>
  fc.array(
    fc.array(fc.option(mark), { minLength: 3, maxLength: 3 }).map((marks): Marks =>
      Object.fromEntries(ids.flatMap((id, at) => (marks[at] === null ? [] : [[id, marks[at]!]]))),
    ), { minLength: 1, maxLength: 8 }); // prettier-ignore

test("united approvals are never fewer than either option's, and nobody counts twice", () => {
  fc.assert(
    fc.property(papers(fc.constant(1)), (given) => {
      const totals = (of: readonly Marks[]) => approvalTotals(approvalProfile(3, of.map((marks) => [1, ids.flatMap((id, at) => (marks[id] === undefined ? [] : [at]))]))); // prettier-ignore
      const [merged, kept, other] = totals(given);
      const [gone, united, same] = totals(given.map((marks) => mergedMarks(marks, "approval", into)));
      expect(gone).toMatchObject({ numerator: 0n });
      expect(same).toEqual(other);
      for (const before of [merged!, kept!]) expect(compare(united!, before)).toBeGreaterThanOrEqual(0);
      expect(united!.numerator).toBeLessThanOrEqual(BigInt(given.length));
    }),
  );
});

test("the largest scores, or dots, sum to no less than either option's", () => {
  fc.assert(
    fc.property(papers(fc.nat(5)), fc.constantFrom("score", "dots"), (given, form) => {
      const totals = (of: readonly Marks[]) => scoreTotals(scoreProfile(3, of.map((marks) => [1, ids.map((id) => marks[id] ?? 0)]))); // prettier-ignore
      const [merged, kept] = totals(given);
      const [, united] = totals(given.map((marks) => mergedMarks(marks, form, into)));
      for (const before of [merged!, kept!]) expect(compare(united!, before)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("in rankings the better place is kept: no fewer prefer the merged option to another than either before, no more the other", () => {
  fc.assert(
    fc.property(papers(fc.integer({ min: 1, max: 3 })), (given) => {
      const preferred = (of: readonly Marks[]) => pairwise(rankedProfile(3, of.map((marks) => [1, tiersOf(marks)]))); // prettier-ignore
      const before = preferred(given);
      const after = preferred(given.map((marks) => mergedMarks(marks, "ranking", into)));
      expect(after[1]![2]!).toBeGreaterThanOrEqual(Math.max(before[0]![2]!, before[1]![2]!));
      expect(after[2]![1]!).toBeLessThanOrEqual(Math.min(before[2]![0]!, before[2]![1]!));
    }),
  );
});

function tiersOf(marks: Marks): number[][] {
  return [1, 2, 3]
    .map((place) => [...ids.keys()].filter((at) => marks[ids[at]!] === place))
    .filter((t) => t.length > 0);
}
