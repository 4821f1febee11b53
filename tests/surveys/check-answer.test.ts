import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswer, longestText } from "../../src/surveys/questionnaire/check-answer.ts";
import type { Question } from "../../src/surveys/questionnaire/questionnaire.ts";
import { matrix, multiple, openText, ratings, single } from "./questions.ts";

const questions: Question[] = [multiple, single, matrix, ratings, openText];

describe("an answer from outside", () => {
  test("is stored in one form: the question's order, once each, trimmed", () => {
    const raw = { kind: "multiple", chosen: ["website", "email", "website", "other"], other: "  oma\r\nohjelma " };
    expect(checkAnswer(multiple, raw)).toEqual({
      value: { kind: "multiple", chosen: ["email", "website", "other"], other: "oma\nohjelma" },
    });
  });

  test("has a row for every option, and nothing that an answer does not have", () => {
    const raw = { kind: "matrix", rows: { kanta: { importance: 4, level: "unknown", note: 1 } }, submittedAt: "now" };
    expect(checkAnswer(matrix, raw)).toEqual({
      value: {
        kind: "matrix",
        rows: { videos: { importance: null, level: null }, kanta: { importance: 4, level: "unknown" } },
      },
    });
    expect(checkAnswer(ratings, { kind: "ratings", rows: { kanta: 2.5 } })).toEqual({
      value: { kind: "ratings", rows: { videos: null, kanta: 2.5 } },
    });
  });

  test("may be left blank whatever the kind", () => {
    const blanks = questions.map((question) => checkAnswer(question, { kind: question.kind }));
    expect(blanks).toEqual([
      { value: { kind: "multiple", chosen: [], other: null } },
      { value: { kind: "single", chosen: null, other: null } },
      {
        value: {
          kind: "matrix",
          rows: { videos: { importance: null, level: null }, kanta: { importance: null, level: null } },
        },
      },
      { value: { kind: "ratings", rows: { videos: null, kanta: null } } },
      { value: { kind: "text", text: "" } },
    ]);
  });

  test.each<[string, Question, unknown, string, string | null]>([
    ["nothing", multiple, undefined, "wrong-form", null],
    ["another kind", multiple, { kind: "text", text: "x" }, "wrong-form", null],
    ["a text for a list", multiple, { kind: "multiple", chosen: "email" }, "wrong-form", null],
    ["an unknown choice", multiple, { kind: "multiple", chosen: ["email", "fax"] }, "not-an-option", "fax"],
    ["an unknown single choice", single, { kind: "single", chosen: "huge" }, "not-an-option", "huge"],
    ["none and one more", multiple, { kind: "multiple", chosen: ["none", "email"] }, "exclusive-with-others", "none"],
    ["none and a text", multiple, { kind: "multiple", chosen: ["none"], other: "x" }, "exclusive-with-others", "none"],
    ["a text not asked for", single, { kind: "single", chosen: "small", other: "x" }, "other-not-offered", null],
    ["an unknown row", matrix, { kind: "matrix", rows: { fax: {} } }, "not-an-option", "fax"],
    ["a mark above the scale", matrix, { kind: "matrix", rows: { kanta: { level: 5 } } }, "out-of-range", "kanta"],
    [
      "a mark below the scale",
      matrix,
      { kind: "matrix", rows: { kanta: { importance: -1 } } },
      "out-of-range",
      "kanta",
    ],
    ["half a mark", matrix, { kind: "matrix", rows: { kanta: { importance: 1.5 } } }, "out-of-range", "kanta"],
    ["a mark in words", matrix, { kind: "matrix", rows: { kanta: { importance: "4" } } }, "wrong-form", "kanta"],
    ["rows as a list", matrix, { kind: "matrix", rows: [] }, "wrong-form", null],
    ["a rating off the scale", ratings, { kind: "ratings", rows: { kanta: 5.01 } }, "out-of-range", "kanta"],
    ["a rating that is no number", ratings, { kind: "ratings", rows: { kanta: NaN } }, "out-of-range", "kanta"],
    ["half a surrogate pair", openText, { kind: "text", text: "\ud800" }, "unreadable-text", null],
    ["a NUL", openText, { kind: "text", text: "a\u0000b" }, "unreadable-text", null],
    ["a novel", openText, { kind: "text", text: "a".repeat(longestText + 1) }, "too-long", null],
  ])("is refused with %s", (_, question, raw, mistake, at) => {
    expect(checkAnswer(question, raw)).toEqual({ mistake, at });
  });

  test("may be exactly as long as is allowed", () => {
    const words = "a".repeat(longestText);
    expect(checkAnswer(openText, { kind: "text", text: words })).toEqual({ value: { kind: "text", text: words } });
  });

  test("never makes the check throw, and what is accepted is accepted again as it is", () => {
    const key = fc.constantFrom("email", "website", "other", "none", "small", "videos", "kanta", "__proto__", "fax");
    const mark = fc.oneof(fc.integer({ min: -1, max: 6 }), fc.constantFrom(null, "unknown", "4", 1.5, NaN));
    const row = fc.oneof(mark, fc.record({ importance: mark, level: mark }, { requiredKeys: [] }));
    const raw = fc.record(
      {
        kind: fc.constantFrom("multiple", "single", "matrix", "ratings", "text", "else"),
        chosen: fc.oneof(fc.array(key), key, fc.constant(null)),
        other: fc.oneof(fc.string(), fc.constant(null)),
        rows: fc.dictionary(key, row),
        text: fc.string({ unit: "binary" }),
      },
      { requiredKeys: ["kind"] },
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.oneof(raw, fc.jsonValue()), (question, answer) => {
        const checked = checkAnswer(question, answer);
        if (!("value" in checked)) return;
        accepted++;
        expect(checkAnswer(question, checked.value)).toEqual(checked);
        expect(JSON.parse(JSON.stringify(checked.value))).toEqual(checked.value);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});
