// What is wrong with a file, in words for whoever runs the command line. The pages have words of their own.
import type { LinesMistake, TableMistake } from "../../../platform/spreadsheets.ts";
import { columnLetter, oneLine, type SheetMistake, type SheetMistakeReason } from "./reading.ts";

/** A file that cannot be read as what it should be; the message is for the person who chose it. */
export class InputMistake extends Error {
  override name = "InputMistake";
}

const tableWords: Record<TableMistake, string> = {
  bomb: "It would unpack to far more than a spreadsheet holds.",
  "broken-quotes": "A quotation mark opens a cell and none closes it.",
  encrypted: "It has a password: save it without one.",
  "no-header": "The first row has no headings.",
  "not-a-table": "It is neither a table in text (CSV) nor an XLSX file.",
  "old-xls": "It is an Excel file of the old format: save it as XLSX.",
  timeout: "Reading it took too long.",
  "too-large": "It is too large.",
  "too-many-columns": "It has too many columns.",
  "too-many-rows": "It has too many rows.",
};

const reasonWords: Record<SheetMistakeReason, string> = {
  empty: "there are no headings",
  "id-twice": "this number stands on an earlier row too",
  "not-a-date": "this is no date",
  "not-a-number": "this is no number of an answer",
  "too-few-cells": "the row ends here, with fewer cells than there are headings",
  "too-many-cells": "the row has more cells than there are headings",
  "unknown-escape": "this has a sign in braces that LimeSurvey does not write",
};

export function linesMistakeInWords({ mistake, row, column }: LinesMistake): string {
  const place = row === undefined || column === undefined ? "" : ` It is row ${row}, column ${columnLetter(column)}.`;
  return `${tableWords[mistake]}${place}`;
}

/** The most mistakes that are told at once. */
const mostTold = 20;

export function sheetMistakesInWords(mistakes: readonly SheetMistake[]): string {
  const told = mistakes.slice(0, mostTold).map(({ reason, row, at, heading, cell }) => {
    const name = oneLine(heading).slice(0, 60);
    const place = at === null ? "" : `, column ${columnLetter(at)}${name === "" ? "" : ` (${name})`}`;
    return `Row ${row}${place}: ${reasonWords[reason]}${cell === "" ? "" : `: "${oneLine(cell)}"`}.`;
  });
  const more = mistakes.length > mostTold ? [`And ${mistakes.length - mostTold} more.`] : [];
  return [...told, ...more].join("\n");
}
