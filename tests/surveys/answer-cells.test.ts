import fc from "fast-check";
import { expect, test } from "vitest";
import { safeCell } from "../../src/platform/cells.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";
import { answerCells, cellHeaders, readAnswerCells } from "../../src/surveys/questionnaire/answer-cells.ts";
import { isBlank, type AnswerValue } from "../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../src/surveys/questionnaire/check-answer.ts";
import type { Question, RatingsQuestion } from "../../src/surveys/questionnaire/questionnaire.ts";

const texts = { fi: "?", sv: "?", en: "?" };
const ratings: RatingsQuestion = {
  key: "ratings",
  kind: "ratings",
  block: "ratings",
  texts,
  helps: texts,
  required: false,
  settings: { min: 1, max: 5 },
  options: [
    { key: "a", texts },
    { key: "b", texts },
  ],
};
const questions: Question[] = [...digivointiSurvey.sections.flatMap((section) => section.questions), ratings];

// A text that begins with an apostrophe and a sign of formulas is the one that a CSV file cannot tell from a safe cell.
const words = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !/^\s*'[=+\-@]/.test(text));
const mark = (most: number) => fc.oneof(fc.constant(null), fc.constant("unknown"), fc.integer({ min: 0, max: most }));

/** Answers as a respondent could send them: those that do not pass the check are left out below. */
function rawAnswer(question: Question): fc.Arbitrary<unknown> {
  const keys = question.options.map(({ key }) => key);
  const rows = (value: fc.Arbitrary<unknown>) => fc.record(Object.fromEntries(keys.map((key) => [key, value])));
  switch (question.kind) {
    case "multiple":
      return fc.record({
        kind: fc.constant("multiple"),
        chosen: fc.subarray(keys),
        other: fc.oneof(fc.constant(""), words),
      });
    case "single":
      return fc.record({ kind: fc.constant("single"), chosen: fc.constantFrom(...keys), other: fc.constant("") });
    case "matrix": {
      const row = fc.record({
        importance: mark(question.settings.levels - 1),
        level: mark(question.settings.levels - 1),
      });
      return fc.record({ kind: fc.constant("matrix"), rows: rows(row) });
    }
    case "ratings":
      return fc.record({
        kind: fc.constant("ratings"),
        rows: rows(fc.oneof(fc.constant(null), fc.constantFrom(1, 2.5, 5))),
      });
    case "text":
      return fc.record({ kind: fc.constant("text"), text: words });
  }
}

const answered = fc.constantFrom(...questions).chain((question) =>
  rawAnswer(question)
    .map((raw) => ({ question, checked: checkAnswer(question, raw) }))
    .filter(({ checked }) => "value" in checked && !isBlank(checked.value))
    .map(({ checked }) => ({ question, answer: (checked as { value: AnswerValue }).value })),
);

test("every answer comes back the same from its cells, also as a CSV file writes them", () => {
  fc.assert(
    fc.property(answered, ({ question, answer }) => {
      const cells = answerCells(question, answer);
      const headers = cellHeaders(question);
      expect(cells).toHaveLength(headers.length);
      const written = new Map(headers.map((header, at) => [header, csvText(cells[at] ?? null)]));
      expect(
        checkAnswer(
          question,
          readAnswerCells(question, (header) => written.get(header) ?? ""),
        ),
      ).toEqual({ value: answer });
    }),
    { numRuns: 500 },
  );
});

function csvText(cell: string | number | null): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell).replace(".", ",") : safeCell(cell);
}

test("what was left blank stays blank, and columns that a file lacks are no answer", () => {
  for (const question of questions) {
    expect(new Set(answerCells(question, undefined))).toEqual(new Set([null]));
    expect(readAnswerCells(question, () => " ")).toBeNull();
  }
});

test("all headers of a questionnaire are different", () => {
  const headers = questions.flatMap(cellHeaders);
  expect(new Set(headers).size).toBe(headers.length);
});
