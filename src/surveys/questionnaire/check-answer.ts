import { isBlank, type MatrixMark, type MatrixRow } from "./answers.ts";
import type { AnswerMistake, CheckedAnswer } from "./checked-answer.ts";
import { checkDate, checkNumber, checkRanking, checkScale, checkYesNo } from "./check-value.ts";
import type { MatrixQuestion, Question, RatingsQuestion } from "./questionnaire.ts";

/** The longest free text of one answer, in UTF-16 code units as a browser's maxlength counts them. */
export const longestText = 4000;
/** The same where one line is asked for. */
export const longestLine = 200;

export type { AnswerMistake, CheckedAnswer };

/**
 * Checks an answer that came from outside against its question.
 *
 * `raw` has the form of an AnswerValue; what it lacks counts as left blank and keys that an answer does not have are
 * dropped. The value returned is in one form only: choices once each and in the question's order, texts trimmed with
 * line breaks as "\n", an empty `other` as null, a row for every option, numbers and days as they are stored however
 * they were written. "I don't know" may come with what was answered `besides`, for it to be refused only if there is
 * something. Required questions are checked only at sending (`sendingMistakes`), since a half-done page must be saved
 * too.
 */
export function checkAnswer(question: Question, raw: unknown): CheckedAnswer {
  if (!isRecord(raw)) return mistake("wrong-form");
  if (raw["kind"] === "unknown") return checkUnknown(question, raw["besides"]);
  if (raw["kind"] === "notShown" && question.kind !== "info") return { value: { kind: "notShown" } };
  if (raw["kind"] !== question.kind) return mistake("wrong-form");
  switch (question.kind) {
    case "multiple":
      return checkMultiple(question, raw);
    case "single":
      return checkSingle(question, raw);
    case "matrix":
      return checkMatrix(question, raw["rows"] ?? {});
    case "ratings":
      return checkRatings(question, raw["rows"] ?? {});
    case "scale":
      return checkScale(question, raw["value"] ?? null);
    case "ranking":
      return checkRanking(question, raw["order"] ?? raw["places"] ?? []);
    case "number":
      return checkNumber(question, raw["number"] ?? null);
    case "date":
      return checkDate(question, raw["date"] ?? null);
    case "yesno":
      return checkYesNo(raw["yes"] ?? null);
    case "text": {
      const text = readText(raw["text"] ?? "", longestOf(question));
      if ("mistake" in text) return text;
      const words = text.text ?? "";
      return { value: { kind: "text", text: isOneLine(question) ? words.replaceAll(/\s*\n\s*/g, " ") : words } };
    }
    case "info":
      return mistake("wrong-form");
  }
}

/** The longest text that the question takes, whether it is its answer or stands beside a choice. */
export function longestOf(question: Question): number {
  return isOneLine(question) ? longestLine : longestText;
}

function isOneLine(question: Question): boolean {
  return question.kind === "text" && question.settings.lines === "short";
}

function checkUnknown(question: Question, besides: unknown): CheckedAnswer {
  if (question.settings.offersUnknown !== true) return mistake("not-an-option");
  const checked = checkAnswer(question, besides ?? { kind: question.kind });
  if ("mistake" in checked || !isBlank(checked.value)) return mistake("unknown-with-answer");
  return { value: { kind: "unknown" } };
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

function readText(raw: unknown, longest = longestText): ReadText {
  if (typeof raw !== "string") return mistake("wrong-form");
  // A database text holds neither NUL nor half a surrogate pair; refusing them here keeps them from failing there.
  if (raw.includes("\u0000") || !raw.isWellFormed()) return mistake("unreadable-text");
  const text = raw.replaceAll(/\r\n?/g, "\n").trim();
  if (text.length > longest) return mistake("too-long");
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
