import { type Answers, type AnswerValue, isBlank, type MatrixMark } from "../answers.ts";

/**
 * When a question or a section is shown: one test of an earlier answer, or several of which all or any must hold.
 * Tests name questions, options and rows by their keys.
 */
export type Condition = { all: Condition[] } | { any: Condition[] } | Test;

/**
 * A test of one answer. `value` is an option's key, "yes" or "no", a number, a day (`2026-11-22`) or a part of a text,
 * as the question's kind asks; `row` names the row of a matrix, and `part` which of its two judgements.
 */
export interface Test {
  question: string;
  op: Operator;
  value?: string | number;
  row?: string;
  part?: "importance" | "level";
}

export type Operator =
  "is" | "is-not" | "contains" | "contains-not" | "at-least" | "at-most" | "answered" | "not-answered";

/** Every test of the condition, in its order. */
export function testsOf(condition: Condition): Test[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  return [condition];
}

/**
 * Whether the condition holds for the answers that count. A question that was left blank or not shown has no answer: only
 * "not answered" holds of it, so that "is not" speaks of those who said something else. "I don't know" is such an
 * answer: no value equals it. No tests at all hold under `all` and not under `any`.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, answers));
  if ("any" in condition) return condition.any.some((each) => holds(each, answers));
  const said = readingOf(answers[condition.question], condition);
  if (condition.op === "not-answered") return said === "blank";
  return said !== "blank" && passes(said, condition);
}

/** What a test compares: the chosen options, or one word, number or text. */
type Said = { chosen: readonly string[] } | { word: string } | { number: number } | { text: string } | "unknown";

function passes(said: Said, { op, value }: Test): boolean {
  switch (op) {
    case "is":
      return isSame(said, value);
    case "is-not":
      return !isSame(said, value);
    case "contains":
      return hasWithin(said, value);
    case "contains-not":
      return !hasWithin(said, value);
    case "at-least":
      return compares(said, value, (order) => order >= 0);
    case "at-most":
      return compares(said, value, (order) => order <= 0);
    case "answered":
      return true;
    case "not-answered":
      return false;
  }
}

function readingOf(answer: AnswerValue | undefined, { row = "", part = "importance" }: Test): Said | "blank" {
  if (answer === undefined || isBlank(answer)) return "blank";
  switch (answer.kind) {
    case "multiple":
      return { chosen: answer.chosen };
    case "ranking":
      return { chosen: answer.order };
    case "single":
      // Words of one's own are an answer that is none of the options.
      return { word: answer.chosen ?? "" };
    case "yesno":
      return { word: answer.yes === true ? "yes" : "no" };
    case "date":
      return { word: answer.date ?? "" };
    case "scale":
      return mark(answer.value);
    case "number":
      return { number: Number(answer.number) };
    case "ratings":
      return mark(answer.rows[row]);
    case "matrix":
      return mark(answer.rows[row]?.[part]);
    case "text":
      return { text: answer.text };
    case "unknown":
      return "unknown";
    case "notShown":
      return "blank";
  }
}

function mark(value: MatrixMark | undefined): Said | "blank" {
  if (value === undefined || value === null) return "blank";
  return value === "unknown" ? value : { number: value };
}

function isSame(said: Said, value: Test["value"]): boolean {
  if (said === "unknown") return false;
  return ("word" in said && said.word === value) || ("number" in said && said.number === value);
}

function hasWithin(said: Said, value: Test["value"]): boolean {
  if (said === "unknown" || typeof value !== "string") return false;
  if ("text" in said) return said.text.toLowerCase().includes(value.toLowerCase());
  return "chosen" in said && said.chosen.includes(value);
}

// Days written in full follow one another as their texts do.
function compares(said: Said, value: Test["value"], isRight: (order: number) => boolean): boolean {
  if (said === "unknown") return false;
  if ("number" in said && typeof value === "number") return isRight(said.number - value);
  if ("word" in said && typeof value === "string") return isRight(said.word < value ? -1 : Number(said.word > value));
  return false;
}
