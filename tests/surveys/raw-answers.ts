import fc from "fast-check";
import { type AnswerValue } from "../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../src/surveys/questionnaire/check-answer.ts";
import { isAsked, type Question } from "../../src/surveys/questionnaire/questionnaire.ts";

// Texts that spreadsheet programs would run, and those that look like what a file says in place of an answer.
const hard = [
  "=1+1",
  "'=1+1",
  "''-2",
  "@a",
  "'a",
  "#unknown",
  "##not-shown",
  "#",
  "a;b; c",
  'sanoi "a"',
  "1,5",
  "{tab}",
  "N/A",
];
const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(...hard) },
);
const mark = (most: number) => fc.oneof(fc.constant(null), fc.constant("unknown"), fc.integer({ min: 0, max: most }));
const numbers = fc.constantFrom("0", "12", "12,5", "-3.25", "1 000", "007", "−0,50", "0.1", "");
const days = fc.constantFrom("22.11.2026", "1/2/2024", "2026-02-28", "29.2.2024", "");

/** Answers as a respondent could send them; some do not pass the check. */
function rawAnswer(question: Question): fc.Arbitrary<unknown> {
  const keys = question.options.map(({ key }) => key);
  const rows = (value: fc.Arbitrary<unknown>) => fc.record(Object.fromEntries(keys.map((key) => [key, value])));
  const kind = fc.constant(question.kind);
  switch (question.kind) {
    case "multiple":
      return fc.record({ kind, chosen: fc.subarray(keys), other: fc.oneof(fc.constant(""), words) });
    case "single":
      return fc.record({ kind, chosen: fc.constantFrom(null, ...keys), other: fc.constant("") });
    case "matrix": {
      const most = question.settings.levels - 1;
      return fc.record({ kind, rows: rows(fc.record({ importance: mark(most), level: mark(most) })) });
    }
    case "ratings":
      return fc.record({ kind, rows: rows(fc.constantFrom(null, 1, 2.5, 5)) });
    case "scale":
      return fc.record({ kind, value: fc.oneof(fc.constant(null), fc.integer(question.settings)) });
    case "ranking":
      return fc.record({ kind, order: fc.shuffledSubarray(keys, { maxLength: question.settings.places ?? 9 }) });
    case "number":
      return fc.record({ kind, number: numbers });
    case "date":
      return fc.record({ kind, date: days });
    case "yesno":
      return fc.record({ kind, yes: fc.constantFrom(null, true, false) });
    case "text":
      return fc.record({ kind, text: words });
    case "info":
      return kind;
  }
}

/** An answer to the question that passes the check, blank ones, "I don't know" and "not shown" among them. */
export function answersTo(question: Question): fc.Arbitrary<AnswerValue> {
  return fc
    .oneof(
      { weight: 6, arbitrary: rawAnswer(question) },
      { weight: 1, arbitrary: fc.constantFrom({ kind: "unknown" }, { kind: "notShown" }) },
    )
    .map((raw) => checkAnswer(question, raw))
    .filter((checked) => "value" in checked)
    .map((checked) => checked.value);
}

/** Questions with their answers. */
export function answered(questions: Question[]): fc.Arbitrary<{ question: Question; answer: AnswerValue }> {
  return fc
    .constantFrom(...questions.filter(isAsked))
    .chain((question) => answersTo(question).map((answer) => ({ question, answer })));
}
