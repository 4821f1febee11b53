// Answers as cells of a table and back, headed by keys, so that a file that was taken out can be mended elsewhere and
// brought in again. What kind of answer a column holds stands in its heading: `q[option]` is a choice (1 or 0),
// `q[row]#rating`, `q[row]#importance` and `q[row]#level` are marks, `q[option]#place` a place in a ranking, `q#number` a
// number, `q#other` a respondent's own words, `q#chosen` and `q#order` several options joined; `q` alone is one value.
import type { AnswerValue } from "./answers.ts";
import { isBlank } from "./answers.ts";
import type { Question, QuestionOption } from "./questionnaire.ts";

export type Cell = string | number | null;

/** How several choices, or a ranking, stand in a file: in a column for each option, or joined in one. */
export type ChoicesForm = "columns" | "joined";

/** In the first cell of a question. */
export const unknownCell = "#unknown";
export const notShownCell = "#not-shown";
/** Between joined options: no key has it. */
export const keySign = "; ";

/** The headers of a question's columns, in order. */
export function cellHeaders(question: Question, choices: ChoicesForm = "columns"): string[] {
  const { key, options } = question;
  const ofOptions = (part: string) => options.map((option) => `${choiceHeader(key, option)}${part}`);
  switch (question.kind) {
    case "multiple":
      return [...(choices === "joined" ? [`${key}#chosen`] : ofOptions("")), ...otherHeader(question)];
    case "single":
      return [key, ...otherHeader(question)];
    case "matrix":
      return options.flatMap((option) => [
        `${choiceHeader(key, option)}#importance`,
        `${choiceHeader(key, option)}#level`,
      ]);
    case "ratings":
      return ofOptions("#rating");
    case "ranking":
      return choices === "joined" ? [`${key}#order`] : ofOptions("#place");
    case "number":
      return [`${key}#number`];
    case "scale":
    case "date":
    case "yesno":
    case "text":
      return [key];
    case "info":
      return [];
  }
}

/** An answer's cells, as many as the question has headers; all null when it was left blank. */
export function answerCells(
  question: Question,
  answer: AnswerValue | undefined,
  choices: ChoicesForm = "columns",
): Cell[] {
  const headers = cellHeaders(question, choices);
  if (answer === undefined || isBlank(answer)) return headers.map(() => null);
  const { options } = question;
  const other = (text: string | null) => (hasOther(question) ? [text === null ? null : typedCell(text)] : []);
  const instead = (word: string) => headers.map((_, at) => (at === 0 ? word : null));
  const joined = (keys: string[]) => [keys.length === 0 ? null : keys.join(keySign)];
  switch (answer.kind) {
    case "multiple": {
      const ticks = options.map(({ key }) => Number(answer.chosen.includes(key)));
      return [...(choices === "joined" ? joined(answer.chosen) : ticks), ...other(answer.other)];
    }
    case "single":
      return [answer.chosen, ...other(answer.other)];
    case "matrix":
      return options.flatMap(({ key }) => [answer.rows[key]?.importance ?? null, answer.rows[key]?.level ?? null]);
    case "ratings":
      return options.map(({ key }) => answer.rows[key] ?? null);
    case "scale":
      return [answer.value];
    case "ranking":
      if (choices === "joined") return joined(answer.order);
      return options.map(({ key }) => (answer.order.includes(key) ? answer.order.indexOf(key) + 1 : null));
    case "number":
      return [answer.number === null ? null : numberCell(answer.number)];
    case "date":
      return [answer.date];
    case "yesno":
      return [Number(answer.yes)];
    case "text":
      return [typedCell(answer.text)];
    case "unknown":
      return instead(unknownCell);
    case "notShown":
      return instead(notShownCell);
  }
}

/** A number as a cell; one that a spreadsheet would write in another way stays text. */
export const numberCell = (number: string) => (String(Number(number)) === number ? Number(number) : number);

/**
 * The answer in a row's cells, in the form that `checkAnswer` takes; null where all of the question's cells are blank.
 * `cellOf` gives the text under a header, "" where the file has no such column.
 */
export function readAnswerCells(question: Question, cellOf: (header: string) => string): unknown {
  const { key, options } = question;
  const headers = [...cellHeaders(question), ...cellHeaders(question, "joined")];
  const texts = new Map(headers.map((header) => [header, unguarded(cellOf(header))]));
  if ([...texts.values()].every((text) => text.trim() === "")) return null;
  const at = (header: string) => texts.get(header) ?? "";
  const first = [at(headers[0] ?? ""), at(cellHeaders(question, "joined")[0] ?? "")].map((text) => text.trim());
  if (first.includes(unknownCell)) return { kind: "unknown" };
  if (first.includes(notShownCell)) return { kind: "notShown" };
  switch (question.kind) {
    case "multiple": {
      const ticked = options.filter((option) => isTicked(at(choiceHeader(key, option)))).map((option) => option.key);
      const chosen = [...new Set([...ticked, ...joinedKeys(at(`${key}#chosen`))])];
      return { kind: "multiple", chosen, other: typedText(at(`${key}#other`)) };
    }
    case "single":
      return { kind: "single", chosen: at(key).trim() === "" ? null : at(key).trim(), other: typedText(at(`${key}#other`)) }; // prettier-ignore
    case "matrix": {
      const mark = (option: QuestionOption, part: string) => readMark(at(`${choiceHeader(key, option)}#${part}`));
      const rows = options.map((option) => [
        option.key,
        { importance: mark(option, "importance"), level: mark(option, "level") },
      ]);
      return { kind: "matrix", rows: Object.fromEntries(rows) as object };
    }
    case "ratings": {
      const rating = (option: QuestionOption) => readNumber(at(`${choiceHeader(key, option)}#rating`));
      return { kind: "ratings", rows: Object.fromEntries(options.map((option) => [option.key, rating(option)])) };
    }
    case "scale":
      return { kind: "scale", value: readNumber(at(key)) };
    case "ranking": {
      if (at(`${key}#order`).trim() !== "") return { kind: "ranking", order: joinedKeys(at(`${key}#order`)) };
      const places = options.map((option) => [option.key, readNumber(at(`${choiceHeader(key, option)}#place`))]);
      return { kind: "ranking", places: Object.fromEntries(places) as object };
    }
    case "number":
      return { kind: "number", number: at(`${key}#number`) };
    case "date":
      return { kind: "date", date: at(key) };
    case "yesno":
      return { kind: "yesno", yes: readYesNo(at(key)) };
    case "text":
      return { kind: "text", text: typedText(at(key)) };
    case "info":
      return null;
  }
}

const choiceHeader = (key: string, option: QuestionOption) => `${key}[${option.key}]`;
const hasOther = ({ options }: Question) => options.some((option) => option.other === true);
const otherHeader = (question: Question) => (hasOther(question) ? [`${question.key}#other`] : []);

/** The keys of a cell in which several are joined. */
export function joinedKeys(cell: string): string[] {
  return cell.split(keySign.trim()).map((key) => key.trim()).filter((key) => key !== ""); // prettier-ignore
}

const signs = /^(#+)(?=(?:unknown|not-shown)$)/;
const guards = /^'+(?=[=+\-@\t\r\n\0])/;

/**
 * What somebody typed, as it stands in a cell: words that are just one of ours get another "#", and an apostrophe that
 * was typed before a sign of formulas another apostrophe. So what is read back is what was typed.
 */
export function typedCell(text: string): string {
  return guarded(text.replace(signs, "$1#"));
}

/** The text so that `unguarded` gives it back, whether its file adds an apostrophe before formulas or not. */
export function guarded(text: string): string {
  return text.replace(guards, (apostrophes) => `${apostrophes}'`);
}

/** What was typed, out of a cell that `unguarded` has gone over. */
export function typedText(cell: string): string {
  return cell.replace(signs, (hashes) => hashes.slice(0, -1));
}

/** The text without the apostrophe that keeps spreadsheet programs from running it as a formula. */
export function unguarded(cell: string): string {
  return cell.replace(guards, (apostrophes) => apostrophes.slice(0, -1));
}

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
