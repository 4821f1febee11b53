// Answers as cells of a table and back: one column per choice, row or text, headed by keys, so that a file that was
// taken out can be mended elsewhere and brought in again.
import type { AnswerValue } from "./answers.ts";
import { isBlank } from "./answers.ts";
import type { Question, QuestionOption } from "./questionnaire.ts";

export type Cell = string | number | null;

/** In the first cell of a question. A text answer that is just this word cannot be told from it. */
const unknownCell = "#unknown";
const notShownCell = "#not-shown";

/** The headers of a question's columns, in order. `q[option]` is a choice or row, `#` names a part of it. */
export function cellHeaders(question: Question): string[] {
  const { key, options } = question;
  switch (question.kind) {
    case "multiple":
      return [...options.map((option) => choiceHeader(key, option)), ...otherHeader(question)];
    case "single":
      return [key, ...otherHeader(question)];
    case "matrix":
      return options.flatMap((option) => [
        `${choiceHeader(key, option)}#importance`,
        `${choiceHeader(key, option)}#level`,
      ]);
    case "ratings":
    case "ranking":
      return options.map((option) => choiceHeader(key, option));
    case "scale":
    case "number":
    case "date":
    case "yesno":
    case "text":
      return [key];
    case "info":
      return [];
  }
}

/** An answer's cells, as many as the question has headers; all null when it was left blank. */
export function answerCells(question: Question, answer: AnswerValue | undefined): Cell[] {
  if (answer === undefined || isBlank(answer)) return cellHeaders(question).map(() => null);
  const { options } = question;
  const other = (text: string | null) => (hasOther(question) ? [text] : []);
  const instead = (word: string) => cellHeaders(question).map((_, at) => (at === 0 ? word : null));
  switch (answer.kind) {
    case "multiple":
      return [...options.map(({ key }) => Number(answer.chosen.includes(key))), ...other(answer.other)];
    case "single":
      return [answer.chosen, ...other(answer.other)];
    case "matrix":
      return options.flatMap(({ key }) => [answer.rows[key]?.importance ?? null, answer.rows[key]?.level ?? null]);
    case "ratings":
      return options.map(({ key }) => answer.rows[key] ?? null);
    case "scale":
      return [answer.value];
    case "ranking":
      return options.map(({ key }) => (answer.order.includes(key) ? answer.order.indexOf(key) + 1 : null));
    case "number":
      return [answer.number === null ? null : numberCell(answer.number)];
    case "date":
      return [answer.date];
    case "yesno":
      return [Number(answer.yes)];
    case "text":
      return [answer.text];
    case "unknown":
      return instead(unknownCell);
    case "notShown":
      return instead(notShownCell);
  }
}

// A number that a spreadsheet would write in another way stays text.
const numberCell = (number: string) => (String(Number(number)) === number ? Number(number) : number);

/**
 * The answer in a row's cells, in the form that `checkAnswer` takes; null where all of the question's cells are blank.
 * `cellOf` gives the text under a header, "" where the file has no such column.
 */
export function readAnswerCells(question: Question, cellOf: (header: string) => string): unknown {
  const { key, options } = question;
  const texts = new Map(cellHeaders(question).map((header) => [header, plainText(cellOf(header))]));
  if ([...texts.values()].every((text) => text.trim() === "")) return null;
  const at = (header: string) => texts.get(header) ?? "";
  const [first = ""] = texts.values();
  if (first.trim() === unknownCell) return { kind: "unknown" };
  if (first.trim() === notShownCell) return { kind: "notShown" };
  switch (question.kind) {
    case "multiple": {
      const chosen = options.filter((option) => isTicked(at(choiceHeader(key, option))));
      return { kind: "multiple", chosen: chosen.map((option) => option.key), other: at(`${key}#other`) };
    }
    case "single":
      return { kind: "single", chosen: at(key).trim() === "" ? null : at(key).trim(), other: at(`${key}#other`) };
    case "matrix": {
      const mark = (option: QuestionOption, part: string) => readMark(at(`${choiceHeader(key, option)}#${part}`));
      const rows = options.map((option) => [
        option.key,
        { importance: mark(option, "importance"), level: mark(option, "level") },
      ]);
      return { kind: "matrix", rows: Object.fromEntries(rows) as object };
    }
    case "ratings":
      return {
        kind: "ratings",
        rows: Object.fromEntries(options.map((option) => [option.key, readNumber(at(choiceHeader(key, option)))])),
      };
    case "scale":
      return { kind: "scale", value: readNumber(at(key)) };
    case "ranking": {
      const places = options.map((option) => [option.key, readNumber(at(choiceHeader(key, option)))]);
      return { kind: "ranking", places: Object.fromEntries(places) as object };
    }
    case "number":
      return { kind: "number", number: at(key) };
    case "date":
      return { kind: "date", date: at(key) };
    case "yesno":
      return { kind: "yesno", yes: readYesNo(at(key)) };
    case "text":
      return { kind: "text", text: at(key) };
    case "info":
      return null;
  }
}

const choiceHeader = (key: string, option: QuestionOption) => `${key}[${option.key}]`;
const hasOther = ({ options }: Question) => options.some((option) => option.other === true);
const otherHeader = (question: Question) => (hasOther(question) ? [`${question.key}#other`] : []);

/** Whether a cell says yes, in the ways people and tools write it. */
export function isTicked(cell: string): boolean {
  const text = cell.trim().toLowerCase();
  return text !== "" && !["0", "no", "n", "ei", "nej", "false", "-", "☐"].includes(text);
}

/** Yes or no in the ways people write them; another text stays text, for the check to refuse. Blank is null. */
function readYesNo(cell: string): boolean | string | null {
  const text = cell.trim().toLowerCase();
  if (text === "") return null;
  if (["1", "yes", "y", "kyllä", "k", "ja", "j", "true", "x"].includes(text)) return true;
  return isTicked(text) ? text : false;
}

/** A number with a decimal point or comma; a text that is none stays text, for the check to refuse. Blank is null. */
export function readNumber(cell: string): number | string | null {
  const text = cell.trim();
  if (text === "") return null;
  return /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : text;
}

function readMark(cell: string): string | number | null {
  return cell.trim().toLowerCase() === "unknown" ? "unknown" : readNumber(cell);
}

/**
 * The text without the apostrophe that keeps spreadsheet programs from running it as a formula. An answer that itself
 * begins with an apostrophe and such a sign cannot be told from one, and loses its apostrophe.
 */
function plainText(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\n\0])/, "");
}
