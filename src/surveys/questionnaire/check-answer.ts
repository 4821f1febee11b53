import type { AnswerValue, MatrixMark, MatrixRow } from "./answers.ts";
import type { MatrixQuestion, Question, RatingsQuestion } from "./questionnaire.ts";

/** The longest free text of one answer, in UTF-16 code units as a browser's maxlength counts them. */
export const longestText = 4000;

export type AnswerMistake =
  | "wrong-form"
  | "not-an-option"
  | "exclusive-with-others"
  | "other-not-offered"
  | "out-of-range"
  | "too-long"
  | "unreadable-text";

/** The answer as it is to be stored, or what is wrong with it and at which option (null: the question as a whole). */
export type CheckedAnswer = { value: AnswerValue } | { mistake: AnswerMistake; at: string | null };

/**
 * Checks an answer that came from outside against its question.
 *
 * `raw` has the form of an AnswerValue; what it lacks counts as left blank and keys that an answer does not have are
 * dropped. The value returned is in one form only: choices once each and in the question's order, texts trimmed with
 * line breaks as "\n", an empty `other` as null, a row for every option. Required questions are checked only at
 * sending (`sendingMistakes`), since a half-done page must be saved too.
 */
export function checkAnswer(question: Question, raw: unknown): CheckedAnswer {
  if (!isRecord(raw) || raw["kind"] !== question.kind) return mistake("wrong-form");
  switch (question.kind) {
    case "multiple":
      return checkMultiple(question, raw);
    case "single":
      return checkSingle(question, raw);
    case "matrix":
      return checkMatrix(question, raw["rows"] ?? {});
    case "ratings":
      return checkRatings(question, raw["rows"] ?? {});
    case "text": {
      const text = readText(raw["text"] ?? "");
      return "mistake" in text ? text : { value: { kind: "text", text: text.text ?? "" } };
    }
  }
}

function checkMultiple(question: Question, raw: Record<string, unknown>): CheckedAnswer {
  const chosen = raw["chosen"] ?? [];
  if (!isListOfTexts(chosen)) return mistake("wrong-form");

  const foreign = chosen.find((key) => !question.options.some((option) => option.key === key));
  if (foreign !== undefined) return mistake("not-an-option", foreign);

  const options = question.options.filter((option) => chosen.includes(option.key));
  const other = readOther(question, raw["other"]);
  if ("mistake" in other) return other;

  const exclusive = options.find((option) => option.exclusive === true);
  if (exclusive !== undefined && (options.length > 1 || other.text !== null)) {
    return mistake("exclusive-with-others", exclusive.key);
  }
  return { value: { kind: "multiple", chosen: options.map((option) => option.key), other: other.text } };
}

function checkSingle(question: Question, raw: Record<string, unknown>): CheckedAnswer {
  const chosen = raw["chosen"] ?? null;
  if (chosen !== null && typeof chosen !== "string") return mistake("wrong-form");
  if (chosen !== null && !question.options.some((option) => option.key === chosen)) {
    return mistake("not-an-option", chosen);
  }
  const other = readOther(question, raw["other"]);
  return "mistake" in other ? other : { value: { kind: "single", chosen, other: other.text } };
}

function checkMatrix(question: MatrixQuestion, raw: unknown): CheckedAnswer {
  const foreign = foreignRow(question, raw);
  if (foreign !== null) return foreign;

  const rows: Record<string, MatrixRow> = {};
  for (const { key } of question.options) {
    const row = (raw as Record<string, unknown>)[key] ?? {};
    if (!isRecord(row)) return mistake("wrong-form", key);
    const importance = row["importance"] ?? null;
    const level = row["level"] ?? null;
    if (!isMark(importance) || !isMark(level)) return mistake("wrong-form", key);
    if (!withinLevels(importance, question) || !withinLevels(level, question)) return mistake("out-of-range", key);
    rows[key] = { importance, level };
  }
  return { value: { kind: "matrix", rows } };
}

function checkRatings(question: RatingsQuestion, raw: unknown): CheckedAnswer {
  const foreign = foreignRow(question, raw);
  if (foreign !== null) return foreign;

  const rows: Record<string, number | null> = {};
  for (const { key } of question.options) {
    const rating = (raw as Record<string, unknown>)[key] ?? null;
    if (rating !== null && typeof rating !== "number") return mistake("wrong-form", key);
    const { min, max, labels } = question.settings;
    const isOnScale = rating === null || labels === undefined || Number.isInteger(rating);
    if (rating !== null && !(rating >= min && rating <= max && isOnScale)) return mistake("out-of-range", key);
    rows[key] = rating;
  }
  return { value: { kind: "ratings", rows } };
}

function foreignRow(question: Question, raw: unknown): CheckedAnswer | null {
  if (!isRecord(raw)) return mistake("wrong-form");
  const foreign = Object.keys(raw).find((key) => !question.options.some((option) => option.key === key));
  return foreign === undefined ? null : mistake("not-an-option", foreign);
}

type ReadText = { text: string | null } | { mistake: AnswerMistake; at: string | null };

function readOther(question: Question, raw: unknown): ReadText {
  const other = readText(raw ?? "");
  if ("mistake" in other) return other;
  const offered = question.options.some((option) => option.other === true);
  return other.text !== null && !offered ? mistake("other-not-offered") : other;
}

function readText(raw: unknown): ReadText {
  if (typeof raw !== "string") return mistake("wrong-form");
  // A database text holds neither NUL nor half a surrogate pair; refusing them here keeps them from failing there.
  if (raw.includes("\u0000") || !raw.isWellFormed()) return mistake("unreadable-text");
  const text = raw.replaceAll(/\r\n?/g, "\n").trim();
  if (text.length > longestText) return mistake("too-long");
  return { text: text === "" ? null : text };
}

function withinLevels(mark: MatrixMark, question: MatrixQuestion): boolean {
  return typeof mark !== "number" || (Number.isInteger(mark) && mark >= 0 && mark < question.settings.levels);
}

function isMark(value: unknown): value is MatrixMark {
  return value === null || value === "unknown" || typeof value === "number";
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mistake(reason: AnswerMistake, at: string | null = null): { mistake: AnswerMistake; at: string | null } {
  return { mistake: reason, at };
}
