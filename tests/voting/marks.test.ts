import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlank, marksRefusal, mergedMarks, mergeTargets, paperOf, supported } from "../../src/voting/marks.ts";
import { forms } from "../../src/voting/settings.ts";

const optionIds = ["canva", "excel", "kanta"];

describe("marks that may be made", () => {
  test.each([
    ["approval", null, { canva: 1, kanta: 1 }, null],
    ["approval", null, {}, null],
    ["approval", null, { canva: 2 }, "wrong-mark"],
    ["approval", null, { canva: 1, zumba: 1 }, "unknown-option"],
    ["limited", 2, { canva: 1, kanta: 1 }, null],
    ["limited", 1, { canva: 1, kanta: 1 }, "too-many-approvals"],
    ["score", null, { canva: 0, kanta: 5 }, null],
    ["score", null, { canva: 6 }, "wrong-mark"],
    ["score", null, { canva: 2.5 }, "wrong-mark"],
    ["dots", 5, { canva: 4, kanta: 1 }, null],
    ["dots", 5, { canva: 4, kanta: 2 }, "too-many-dots"],
    ["dots", 5, { canva: 0 }, "wrong-mark"],
    ["ranking", null, { canva: 1, kanta: 1, excel: 2 }, null],
    ["ranking", null, { canva: 4 }, "wrong-mark"],
  ] as const)("%s, at most %s: %o", (form, mostMarks, marks, refusal) => {
    expect(marksRefusal(marks, { form, mostMarks }, optionIds)).toBe(refusal);
  });
});

test("a paper is blank when it supports nothing", () => {
  expect([{}, { canva: 0 }, { canva: 0, kanta: 1 }].map(isBlank)).toEqual([true, true, false]);
  expect(supported({ canva: 0, kanta: 3 })).toEqual(["kanta"]);
});

test("a paper keeps the order of the ballot's list, and what is marked has been seen", () => {
  const paper = paperOf(optionIds, { marks: { kanta: 1, canva: 1 }, seen: ["kanta", "excel", "gone"] });
  expect(Object.keys(paper.marks)).toEqual(["canva", "kanta"]);
  expect(paper.seen).toEqual(["canva", "excel", "kanta"]);
});

describe("merging", () => {
  test("follows merges of merged options", () => {
    const options = [
      { id: "a", mergedInto: "b" },
      { id: "b", mergedInto: "c" },
      { id: "c", mergedInto: null },
    ];
    expect(mergeTargets(options)).toEqual(new Map([["a", "c"], ["b", "c"]])); // prettier-ignore
  });

  test("counts a person once: approvals united, the largest score, the best place", () => {
    const into = new Map([["reels", "videos"]]);
    expect(mergedMarks({ reels: 1, videos: 1 }, "approval", into)).toEqual({ videos: 1 });
    expect(mergedMarks({ reels: 5, videos: 2 }, "score", into)).toEqual({ videos: 5 });
    expect(mergedMarks({ reels: 3, videos: 1, canva: 2 }, "ranking", into)).toEqual({ videos: 1, canva: 2 });
  });

  test("a merged option never has less of a paper than either had", () => {
    const marks = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(marks, fc.constantFrom(...forms), (paper, form) => {
        const merged = mergedMarks(paper, form, new Map([["a", "b"]]))["b"];
        const either = [paper["a"], paper["b"]].filter((mark) => mark !== undefined);
        const best = form === "ranking" ? Math.min(...either) : Math.max(...either);
        expect(merged).toBe(either.length === 0 ? undefined : best);
      }),
    );
  });
});
