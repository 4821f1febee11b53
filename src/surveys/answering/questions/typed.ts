import type { AnswerValue } from "../../questionnaire/answers.ts";
import { isAsked } from "../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";
import { moved, readMove, type Move } from "./ranking-moves.ts";
import type { TypedAnswer } from "./saving.ts";
import { readSeen } from "./seen.ts";

/** A form's fields; one that is sent several times is a list. */
export type Fields = Record<string, string | string[]>;

/** The value of "I don't know" among radio buttons: no option's key, which are words. */
export const unknownValue = "?";

/** The name of a question's field: the question's id, what of the answer it holds, and of which row. */
export function fieldName(question: StoredQuestion, part: string, row?: string): string {
  return row === undefined ? `${question.id}.${part}` : `${question.id}.${part}.${row}`;
}

/** Every field that the question has on its page. */
export function fieldNames(question: StoredQuestion): string[] {
  if (!isAsked(question)) return [];
  const hasBox = question.settings.offersUnknown === true && !hasUnknownAmongRadios(question);
  const parts = ["seen", ...answerParts(question), ...(hasBox ? ["unknown"] : [])];
  return parts.map((part) => fieldName(question, part));
}

function answerParts(question: StoredQuestion): string[] {
  const rows = (part: string) => question.options.map(({ key }) => `${part}.${key}`);
  switch (question.kind) {
    case "multiple":
    case "single":
      return ["chosen", "other"];
    case "matrix":
      return [...rows("importance"), ...rows("level")];
    case "ratings":
      return rows("rating");
    case "scale":
      return ["value"];
    case "ranking":
      return ["order"];
    case "number":
      return ["number"];
    case "date":
      return ["date"];
    case "yesno":
      return ["yes"];
    case "text":
      return ["text"];
    case "info":
      return [];
  }
}

/** Whether "I don't know" is one of the question's radio buttons; otherwise it is a box beside the answer. */
export function hasUnknownAmongRadios({ kind }: StoredQuestion): boolean {
  return kind === "single" || kind === "scale" || kind === "yesno";
}

/** The answers that a page sent: those of its questions whose `seen` field is there and is one of ours. */
export function typedAnswers(questions: StoredQuestion[], fields: Fields, isTouched: boolean): TypedAnswer[] {
  return questions.filter(isAsked).flatMap((question) => {
    const seen = readSeen(one(fields, fieldName(question, "seen")));
    if (seen === null) return [];
    return [{ question, raw: rawAnswer(question, fields), seen, isTouched }];
  });
}

/** The move that the page was sent with: a button of a ranking sends the page to keep it. */
export function typedMove(questions: StoredQuestion[], fields: Fields): (Move & { question: StoredQuestion }) | null {
  for (const question of questions) {
    const move = readMove(one(fields, fieldName(question, "move")));
    if (question.kind === "ranking" && move !== null) return { ...move, question };
  }
  return null;
}

/** The question's answer in the form of an AnswerValue, unchecked. */
export function rawAnswer(question: StoredQuestion, fields: Fields): unknown {
  const besides = rawValue(question, fields);
  if (hasUnknownAmongRadios(question))
    return answerParts(question).some((part) => one(fields, fieldName(question, part)) === unknownValue)
      ? { kind: "unknown", besides }
      : besides;
  return one(fields, fieldName(question, "unknown")) === "" ? besides : { kind: "unknown", besides };
}

function rawValue(question: StoredQuestion, fields: Fields): unknown {
  const byRow = (value: (key: string) => unknown) =>
    Object.fromEntries(question.options.map(({ key }) => [key, value(key)]));
  const field = (part: string, row?: string) => one(fields, fieldName(question, part, row));
  const radio = (part: string) => (field(part) === unknownValue ? "" : field(part));
  const { kind } = question;
  switch (kind) {
    case "multiple":
      return { kind, chosen: many(fields, fieldName(question, "chosen")), other: field("other") };
    case "single":
      return { kind, chosen: radio("chosen") || null, other: field("other") };
    case "matrix":
      return {
        kind,
        rows: byRow((key) => ({ importance: mark(field("importance", key)), level: mark(field("level", key)) })),
      };
    case "ratings":
      return { kind, rows: byRow((key) => mark(field("rating", key))) };
    case "scale":
      return { kind, value: mark(radio("value")) };
    case "ranking": {
      const order = many(fields, fieldName(question, "order"));
      const move = readMove(field("move"));
      const places = question.settings.places ?? question.options.length;
      return { kind, order: move === null ? order : moved(order, move, places) };
    }
    case "number":
      return { kind, number: field("number") };
    case "date":
      return { kind, date: field("date") };
    case "yesno":
      return { kind, yes: yesOrNo(radio("yes")) };
    case "text":
      return { kind, text: field("text") };
    case "info":
      return null;
  }
}

/** The fields that say the answer, as a page carries them unseen: what rawAnswer reads back. */
export function answerFields(question: StoredQuestion, raw: unknown): { name: string; value: string }[] {
  const { besides, ...value } = raw as AnswerValue & { besides?: unknown };
  const field = (part: string, given: string | number | null, row?: string) =>
    given === null ? [] : [{ name: fieldName(question, part, row), value: String(given) }];
  switch (value.kind) {
    case "multiple":
      return [...value.chosen.flatMap((key) => field("chosen", key)), ...field("other", value.other)];
    case "single":
      return [...field("chosen", value.chosen), ...field("other", value.other)];
    case "matrix":
      return Object.entries(value.rows).flatMap(([key, { importance, level }]) => [
        ...field("importance", importance, key),
        ...field("level", level, key),
      ]);
    case "ratings":
      return Object.entries(value.rows).flatMap(([key, rating]) => field("rating", rating, key));
    case "scale":
      return field("value", value.value);
    case "ranking":
      return value.order.flatMap((key) => field("order", key));
    case "number":
      return field("number", value.number);
    case "date":
      return field("date", value.date);
    case "yesno":
      return value.yes === null ? [] : field("yes", value.yes ? "yes" : "no");
    case "text":
      return field("text", value.text);
    case "unknown": {
      const [part = ""] = answerParts(question);
      const said = hasUnknownAmongRadios(question) ? field(part, unknownValue) : field("unknown", "yes");
      return [...(besides === undefined ? [] : answerFields(question, besides)), ...said];
    }
    case "notShown":
      return [];
  }
}

function one(fields: Fields, name: string): string {
  return many(fields, name).at(-1) ?? "";
}

function many(fields: Fields, name: string): string[] {
  return [fields[name] ?? []].flat();
}

// Like a mark, anything else is left as it came.
function yesOrNo(text: string): unknown {
  if (text === "") return null;
  return ["yes", "no"].includes(text) ? text === "yes" : text;
}

// A mark that is not a number is left as it came, for checkAnswer to refuse.
function mark(text: string): unknown {
  if (text === "") return null;
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : text;
}
