import { Temporal } from "temporal-polyfill";
import type { AnswerValue } from "../answers.ts";
import { checkAnswer } from "../check-answer.ts";
import type { Question } from "../questionnaire.ts";
import type { Test } from "./condition.ts";

/**
 * Answers of which one passes all the tests of the question, or of one row of it, if any answer does: blank, "I don't
 * know" where it is offered, the values named by the tests and their neighbours, and the ends of the scale.
 */
export function answersToTry(question: Question, tests: readonly Test[]): AnswerValue[] {
  const said = [{ kind: question.kind }, { kind: "unknown" }, ...rawAnswers(question, tests)];
  return said.flatMap((raw) => {
    const checked = checkAnswer(question, raw);
    return "value" in checked ? [checked.value] : [];
  });
}

/** In the form that `checkAnswer` takes; it leaves out those that cannot be given. */
function rawAnswers(question: Question, tests: readonly Test[]): object[] {
  const { kind } = question;
  const keys = question.options.map((option: { key: string }) => option.key);
  const wanted = tests.flatMap(({ op, value }) => (op === "contains" && typeof value === "string" ? [value] : []));
  switch (kind) {
    case "single":
      return [...keys.map((chosen) => ({ kind, chosen })), { kind, other: "…" }];
    case "multiple":
      // What must be chosen, or where nothing must, one thing; more could only break a test.
      return [...[wanted, ...keys.map((key) => [key])].map((chosen) => ({ kind, chosen })), { kind, other: "…" }];
    case "ranking":
      return [[...new Set(wanted)], ...keys.map((key) => [key])].map((order) => ({ kind, order }));
    case "yesno":
      return [true, false].map((yes) => ({ kind, yes }));
    case "scale":
      return numbersToTry(tests, question.settings, 0).map((value) => ({ kind, value }));
    case "number":
      return numbersToTry(tests, question.settings, question.settings.decimals).map((number) => ({
        kind,
        number: number.toFixed(question.settings.decimals),
      }));
    case "ratings": {
      const decimals = question.settings.labels === undefined ? 6 : 0;
      const row = tests[0]?.row ?? "";
      return numbersToTry(tests, question.settings, decimals).map((mark) => ({ kind, rows: { [row]: mark } }));
    }
    case "matrix": {
      const { row = "", part = "importance" } = tests[0] ?? {};
      const marks = [...numbersToTry(tests, { min: 0, max: question.settings.levels - 1 }, 0), "unknown"];
      return marks.map((mark) => ({ kind, rows: { [row]: { [part]: mark } } }));
    }
    case "date":
      return daysToTry(tests, question.settings).map((date) => ({ kind, date }));
    case "text":
      return [" ", "·", "|", "¤"].map((between) => ({
        kind,
        text: wanted.length === 0 ? between.trim() || "…" : wanted.join(between),
      }));
    case "info":
      return [];
  }
}

interface Ends<Value> {
  min: Value | null;
  max: Value | null;
}

/** The least number that passes is an end, a value that a test names, or next to one that a test rules out; so is the greatest. */
function numbersToTry(tests: readonly Test[], { min, max }: Ends<number>, decimals: number): number[] {
  const named = [min, max, 0, ...tests.map(({ value }) => value)].filter((value) => typeof value === "number");
  const step = 10 ** -decimals;
  return [...new Set(named.flatMap((value) => [value - step, value, value + step]))].map((value) =>
    Number(value.toFixed(decimals)),
  );
}

function daysToTry(tests: readonly Test[], { min, max }: Ends<string>): string[] {
  const named = [min, max, "2000-01-01", ...tests.map(({ value }) => value)].filter((day) => typeof day === "string");
  const days = named.flatMap((day) => [-1, 0, 1].map((days) => Temporal.PlainDate.from(day).add({ days }).toString()));
  return [...new Set(days)];
}
