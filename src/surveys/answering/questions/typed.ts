import type { AnswerValue } from "../../questionnaire/answers.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";
import type { TypedAnswer } from "./saving.ts";
import { readSeen } from "./seen.ts";

/** A form's fields; one that is sent several times is a list. */
export type Fields = Record<string, string | string[]>;

/** The name of a question's field: the question's id, what of the answer it holds, and of which row. */
export function fieldName(question: StoredQuestion, part: string, row?: string): string {
  return row === undefined ? `${question.id}.${part}` : `${question.id}.${part}.${row}`;
}

/** Every field that the question has on its page. */
export function fieldNames(question: StoredQuestion): string[] {
  const rows = (part: string) => question.options.map(({ key }) => fieldName(question, part, key));
  const seen = fieldName(question, "seen");
  switch (question.kind) {
    case "multiple":
    case "single":
      return [seen, fieldName(question, "chosen"), fieldName(question, "other")];
    case "matrix":
      return [seen, ...rows("importance"), ...rows("level")];
    case "ratings":
      return [seen, ...rows("rating")];
    case "text":
      return [seen, fieldName(question, "text")];
  }
}

/** The answers that a page sent: those of its questions whose `seen` field is there and is one of ours. */
export function typedAnswers(questions: StoredQuestion[], fields: Fields, isTouched: boolean): TypedAnswer[] {
  return questions.flatMap((question) => {
    const seen = readSeen(one(fields, fieldName(question, "seen")));
    if (seen === null) return [];
    return [{ question, raw: rawAnswer(question, fields), seen, isTouched }];
  });
}

/** The question's answer in the form of an AnswerValue, unchecked. */
export function rawAnswer(question: StoredQuestion, fields: Fields): unknown {
  const byRow = (value: (key: string) => unknown) =>
    Object.fromEntries(question.options.map(({ key }) => [key, value(key)]));
  const field = (part: string, row?: string) => one(fields, fieldName(question, part, row));
  const { kind } = question;
  switch (kind) {
    case "multiple":
      return { kind, chosen: [fields[fieldName(question, "chosen")] ?? []].flat(), other: field("other") };
    case "single":
      return { kind, chosen: field("chosen") || null, other: field("other") };
    case "matrix":
      return {
        kind,
        rows: byRow((key) => ({ importance: mark(field("importance", key)), level: mark(field("level", key)) })),
      };
    case "ratings":
      return { kind, rows: byRow((key) => mark(field("rating", key))) };
    case "text":
      return { kind, text: field("text") };
  }
}

/** The fields that say the answer, as a page carries them unseen: what rawAnswer reads back. */
export function answerFields(question: StoredQuestion, value: AnswerValue): { name: string; value: string }[] {
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
    case "text":
      return field("text", value.text);
  }
}

function one(fields: Fields, name: string): string {
  return [fields[name] ?? ""].flat().at(-1) ?? "";
}

// A mark that is not a number is left as it came, for checkAnswer to refuse.
function mark(text: string): unknown {
  if (text === "") return null;
  return /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : text;
}
