import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnswerValue, isBlank, sameAnswer } from "../../src/surveys/questionnaire/answers.ts";

const row = (importance: number | "unknown" | null, level: number | "unknown" | null) => ({ importance, level });

describe("a blank answer", () => {
  test.each<[string, AnswerValue | undefined]>([
    ["none at all", undefined],
    ["no choice", { kind: "multiple", chosen: [], other: " " }],
    ["no single choice", { kind: "single", chosen: null, other: null }],
    ["rows without marks", { kind: "matrix", rows: { kanta: row(null, null) } }],
    ["no rows", { kind: "matrix", rows: {} }],
    ["no ratings", { kind: "ratings", rows: { kanta: null } }],
    ["white space", { kind: "text", text: " \n" }],
  ])("is %s", (_, answer) => {
    expect(isBlank(answer)).toBe(true);
  });

  test.each<[string, AnswerValue]>([
    ["a choice", { kind: "multiple", chosen: ["none"], other: null }],
    ["only an own text", { kind: "multiple", chosen: [], other: "Oma" }],
    ["a single choice", { kind: "single", chosen: "small", other: null }],
    ["I don't know", { kind: "matrix", rows: { kanta: row(null, "unknown") } }],
    ["the lowest mark", { kind: "matrix", rows: { kanta: row(0, null) } }],
    ["a rating of nought", { kind: "ratings", rows: { kanta: 0 } }],
    ["a word", { kind: "text", text: "Ei" }],
  ])("is not %s", (_, answer) => {
    expect(isBlank(answer)).toBe(false);
  });
});

describe("two answers", () => {
  test.each<[string, AnswerValue, AnswerValue, boolean]>([
    [
      "the order of choices",
      { kind: "multiple", chosen: ["a", "b"], other: null },
      { kind: "multiple", chosen: ["b", "a"], other: "" },
      true,
    ],
    [
      "a choice less",
      { kind: "multiple", chosen: ["a", "b"], other: null },
      { kind: "multiple", chosen: ["a"], other: null },
      false,
    ],
    [
      "the own text",
      { kind: "multiple", chosen: ["a"], other: "x" },
      { kind: "multiple", chosen: ["a"], other: "y" },
      false,
    ],
    [
      "a blank row",
      { kind: "matrix", rows: { a: row(1, 2), b: row(null, null) } },
      { kind: "matrix", rows: { a: row(1, 2) } },
      true,
    ],
    ["a mark", { kind: "matrix", rows: { a: row(1, 2) } }, { kind: "matrix", rows: { a: row(1, "unknown") } }, false],
    ["a blank rating", { kind: "ratings", rows: { a: 1, b: null } }, { kind: "ratings", rows: { a: 1 } }, true],
    ["nought and blank", { kind: "ratings", rows: { a: 0 } }, { kind: "ratings", rows: {} }, false],
    ["white space around", { kind: "text", text: "Kanta " }, { kind: "text", text: "Kanta" }, true],
    ["kinds", { kind: "text", text: "" }, { kind: "ratings", rows: {} }, false],
    [
      "the single choice",
      { kind: "single", chosen: "a", other: null },
      { kind: "single", chosen: "b", other: null },
      false,
    ],
  ])("compared with %s", (_, a, b, same) => {
    expect([sameAnswer(a, b), sameAnswer(b, a)]).toEqual([same, same]);
  });

  test("are the same when one is the other, whatever it says", () => {
    const mark = fc.constantFrom(null, "unknown" as const, 0, 1, 2, 3, 4);
    const key = fc.constantFrom("a", "b", "c");
    const answer = fc.oneof<fc.Arbitrary<AnswerValue>[]>(
      fc.record({ kind: fc.constant("multiple"), chosen: fc.uniqueArray(key), other: fc.constantFrom(null, "x") }),
      fc.record({
        kind: fc.constant("matrix"),
        rows: fc.dictionary(key, fc.record({ importance: mark, level: mark })),
      }),
      fc.record({ kind: fc.constant("text"), text: fc.string() }),
    );
    fc.assert(
      fc.property(answer, answer, (a, b) => {
        expect(sameAnswer(a, structuredClone(a))).toBe(true);
        if (a.kind !== b.kind) expect(sameAnswer(a, b)).toBe(false);
        if (isBlank(a) !== isBlank(b)) expect(sameAnswer(a, b)).toBe(false);
      }),
    );
  });
});
