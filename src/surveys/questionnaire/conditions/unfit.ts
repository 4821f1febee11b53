import { checkAnswer } from "../check-answer.ts";
import { isAsked, type Question } from "../questionnaire.ts";
import type { Operator, Test } from "./condition.ts";

export type UnfitReason = "no-answer-to-ask" | "operator-unfit" | "no-such-option" | "no-such-row" | "value-unfit";

const chosen = ["contains", "contains-not", "answered", "not-answered"] as const;
const equal = ["is", "is-not", "answered", "not-answered"] as const;
const measured = ["at-least", "at-most", ...equal] as const;

/** By which operators a question of the kind can be asked about, in the order in which a list offers them. */
export const operatorsOf: Record<Question["kind"], readonly Operator[]> = {
  single: equal,
  multiple: chosen,
  yesno: equal,
  scale: measured,
  ratings: measured,
  matrix: measured,
  ranking: chosen,
  number: measured,
  date: measured,
  text: chosen,
  info: [],
};

/** Why the question cannot be asked about in this way; null where it can. */
export function unfitReason(question: Question, test: Test): UnfitReason | null {
  const { op, value, row, part } = test;
  if (!isAsked(question)) return "no-answer-to-ask";
  if (!operatorsOf[question.kind].includes(op)) return "operator-unfit";
  const hasRows = question.kind === "ratings" || question.kind === "matrix";
  if (hasRows ? !question.options.some(({ key }) => key === row) : row !== undefined) return "no-such-row";
  if ((question.kind === "matrix") !== (part !== undefined)) return "no-such-row";
  if (op === "answered" || op === "not-answered") return value === undefined ? null : "value-unfit";
  const isOfOptions = question.kind === "single" || question.kind === "multiple" || question.kind === "ranking";
  if (isOfOptions) return question.options.some(({ key }) => key === value) ? null : "no-such-option";
  return isAnswer(question, test) ? null : "value-unfit";
}

/** Whether the test's value could be the answer. */
function isAnswer(question: Question, { value, row = "", part = "importance" }: Test): boolean {
  const { kind } = question;
  if (kind === "yesno") return value === "yes" || value === "no";
  if (typeof value !== (kind === "date" || kind === "text" ? "string" : "number") || value === "") return false;
  const raw = {
    value,
    number: String(value),
    date: value,
    text: value,
    rows: { [row]: kind === "matrix" ? { [part]: value } : value },
  };
  const checked = checkAnswer(question, { kind, ...raw });
  if ("mistake" in checked) return false;
  // A day is compared as it is stored, a text as it is kept.
  if (checked.value.kind === "date") return checked.value.date === value;
  return checked.value.kind !== "text" || checked.value.text === value;
}
