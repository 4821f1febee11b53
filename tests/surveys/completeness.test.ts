import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/surveys/questionnaire/answers.ts";
import { sectionState, sendingMistakes } from "../../src/surveys/questionnaire/completeness.ts";
import type { Section } from "../../src/surveys/questionnaire/questionnaire.ts";
import { matrix, multiple, openText, text } from "./questions.ts";

const section = (key: string, questions: Section["questions"]): Section => ({
  key,
  titles: text(key),
  helps: text(""),
  questions,
});
const mixed = section("mixed", [multiple, matrix, openText]);
const words = section("words", [openText, { ...openText, key: "more-words" }]);

const ticked: Answers = { services: { kind: "multiple", chosen: ["email"], other: null } };
const halfMatrix: Answers = {
  support: { kind: "matrix", rows: { videos: { importance: 4, level: 1 }, kanta: { importance: 3, level: null } } },
};
const wholeMatrix: Answers = {
  support: {
    kind: "matrix",
    rows: { videos: { importance: 4, level: 1 }, kanta: { importance: 3, level: "unknown" } },
  },
};
const written: Answers = { "own-words": { kind: "text", text: "Aikaa." } };

describe("a section", () => {
  test.each<[string, Section, Answers, string]>([
    ["nothing", mixed, {}, "empty"],
    ["a blank answer", mixed, { services: { kind: "multiple", chosen: [], other: null } }, "empty"],
    ["another section's answer", mixed, { elsewhere: { kind: "text", text: "x" } }, "empty"],
    ["one of its questions", mixed, ticked, "begun"],
    ["only its text", mixed, written, "begun"],
    ["half a matrix", mixed, { ...ticked, ...halfMatrix }, "begun"],
    ["every row, though one with I don't know", mixed, { ...ticked, ...wholeMatrix }, "done"],
    ["everything", mixed, { ...ticked, ...wholeMatrix, ...written }, "done"],
    ["one of two texts, where there is nothing else", words, written, "done"],
    ["no text, where there is nothing else", words, {}, "empty"],
  ])("with %s answered", (_, asked, answers, state) => {
    expect(sectionState(asked, answers)).toBe(state);
  });

  test("is not done while a required text is missing", () => {
    const strict = section("strict", [multiple, { ...openText, required: true }]);
    expect([sectionState(strict, ticked), sectionState(strict, { ...ticked, ...written })]).toEqual(["begun", "done"]);
  });
});

describe("sending", () => {
  const questionnaire = {
    titles: text(""),
    intros: text(""),
    notice: text(""),
    sections: [
      section("first", [{ ...multiple, required: true }]),
      section("second", [matrix, { ...openText, required: true }]),
    ],
  };

  test("names the required questions that are blank, in order", () => {
    expect(sendingMistakes(questionnaire, { services: { kind: "multiple", chosen: [], other: null } })).toEqual([
      { section: "first", question: "services", reason: "required" },
      { section: "second", question: "own-words", reason: "required" },
    ]);
    expect(sendingMistakes(questionnaire, { ...ticked, ...written })).toEqual([]);
  });
});
