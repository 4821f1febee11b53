// What an answers file of another tool says, before anything of it is brought in: the same for every tool.
import type { Encoding, Separator } from "../../../platform/csv-text.ts";

/** A file's cells as they stand in it. `lines[i]` is row `firstRow + i` of the spreadsheet. */
export interface Sheet {
  lines: readonly (readonly string[])[];
  firstRow: number;
  encoding: Encoding | null;
  separator: Separator | null;
}

export type FileKind =
  "tarvepaja" | "limesurvey-csv" | "limesurvey-vv" | "ms-forms" | "google-forms" | "eusurvey" | "kobo" | "table";

/**
 * What a question most likely is. `ratings` has rows judged on one scale, `matrix` rows times columns or two scales,
 * `texts` and `numbers` a field a row; `unknown` is one that nobody answered.
 */
export type ForeignKind =
  | "date"
  | "matrix"
  | "multiple"
  | "number"
  | "numbers"
  | "ranking"
  | "ratings"
  | "single"
  | "text"
  | "texts"
  | "unknown"
  | "yesno";

export interface ForeignPart {
  code: string;
  /** What the heading says of it; the code where it says no more. */
  text: string;
}

/** A question of the file: of one column, or of several that belong together. Codes are distinct in a file. */
export interface ForeignQuestion {
  code: string;
  text: string;
  kind: ForeignKind;
  /** Choices, rows or ranks that have columns of their own. */
  parts: ForeignPart[];
  /** What was answered out of a list, each once, in the order of first appearance. */
  options: string[];
  /** The columns' places in the file, from 0. */
  columns: number[];
}

/**
 * One answer as the file tells it; a question left blank has none. In `chosen` are parts' codes, or the options
 * themselves where the file has one column for all of them. A date is ISO 8601 and a number has a decimal point wherever
 * the column left no doubt. `raw` is a cell that can be read in more than one way;
 * `unknown` is "I don't know" where the file says so with a sign of its own; `text` is the sign where it is a word that
 * somebody may have typed or chosen too.
 */
export type ForeignAnswer =
  | { kind: "value"; value: string; other: string | null; comment: string | null }
  | { kind: "chosen"; chosen: string[]; other: string | null; comments: Record<string, string>; notShown: string[] }
  | { kind: "parts"; parts: Record<string, string>; notShown: string[] }
  | { kind: "ranking"; order: string[] }
  | { kind: "notShown" }
  | { kind: "unknown"; text?: string }
  | { kind: "raw"; text: string };

export interface ForeignResponse {
  /** The row as the spreadsheet counts it. */
  row: number;
  /** Null where the tool does not say: of some files every row was sent. */
  isFinished: boolean | null;
  /** What the tool keeps of the respondent and the sending, by its own names. */
  about: Record<string, string>;
  answers: Record<string, ForeignAnswer>;
}

export type UndecidedReason =
  | "columns-disagree"
  | "date-order"
  | "decimal-or-thousands"
  | "duplicate-heading"
  | "list-or-text"
  | "mixed-date-orders"
  | "no-heading"
  | "not-shown-or-blank"
  | "not-shown-or-typed"
  | "numbered-heading"
  | "question-or-part"
  | "ranking-or-multiple"
  | "ranking-or-rows"
  | "separator-in-option"
  | "ticks-or-numbers"
  | "ticks-or-yes-no"
  | "unknown-option";

/** What the cells of a column of single values are. */
export interface ColumnValues {
  kind: ForeignKind;
  /** Each value once where the column has one of a few. */
  options: string[];
  /** The value as it is handed on, or null where the cell can be read in more than one way. */
  read: (cell: string) => string | null;
  undecided: { why: UndecidedReason; examples: string[] } | null;
}

/** What the file leaves open, for staff to say: of a question by its code, or of the whole file ("*"). */
export interface Undecided {
  column: string;
  why: UndecidedReason;
  examples: string[];
}

export type SheetMistakeReason =
  "empty" | "id-twice" | "not-a-date" | "not-a-number" | "too-few-cells" | "too-many-cells" | "unknown-escape";

export interface SheetMistake {
  reason: SheetMistakeReason;
  row: number;
  /** The column's place from 0, or null for the row as a whole. */
  at: number | null;
  heading: string;
  cell: string;
}

export interface AnswersReading {
  kind: FileKind;
  columns: number;
  /** What stands above the columns, by which files of one survey are known again. */
  headings: readonly string[];
  questions: ForeignQuestion[];
  responses: ForeignResponse[];
  undecided: Undecided[];
}

/**
 * The options that a question is known to have, from the survey that it goes into: by the heading of its column, or by
 * its code as `codeKey` writes it.
 */
export type KnownOptions = ReadonlyMap<string, readonly string[]>;

/** No heading begins so. */
export const codeKey = (code: string) => `\0${code}`;

/** What a format makes of a sheet that is of its kind. A file with mistakes is not read any further. */
export type FormatReading = AnswersReading | { mistakes: SheetMistake[] };

/** The most examples that are shown of one doubt, and the longest that each may be. */
const mostExamples = 5;
const longestExample = 80;

export function examplesOf(cells: Iterable<string>): string[] {
  return [...new Set(cells)].slice(0, mostExamples).map((cell) => cell.slice(0, longestExample));
}

/** A column as spreadsheets name it: 0 → "A", 26 → "AA". */
export function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetter(Math.floor(at / 26) - 1) + last;
}

/** A heading as people read it: the line breaks and hard spaces that tools put into it are spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

export const isEmptyLine = (line: readonly string[]) => line.every((cell) => cell.trim() === "");
