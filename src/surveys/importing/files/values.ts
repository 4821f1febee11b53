// What stands in a column of single values: dates, numbers, one of a few answers, or texts.
import { dateValues } from "./dates.ts";
import type { Said } from "./decisions.ts";
import { numberValues } from "./numbers.ts";
import type { ColumnValues } from "./reading.ts";

/** The most different answers that a list of choices is taken to have. */
const mostOptions = 60;
const longestOption = 200;

/** The kind of a column by all its cells that are not blank, and by what staff say of it. */
export function columnValues(cells: readonly string[], say: Said): ColumnValues {
  if (cells.length === 0) return { kind: "unknown", options: [], read: (cell) => cell, undecided: null };
  const special = dateValues(cells, say) ?? numberValues(cells, say);
  if (special !== null) return special;
  const options = [...new Set(cells)];
  const asIs = { read: (cell: string) => cell, undecided: null };
  if (options.every((option) => yesNo.has(option.trim().toLowerCase()))) return { kind: "yesno", options, ...asIs };
  const isList =
    options.length <= mostOptions &&
    options.length * 2 <= cells.length &&
    options.every((option) => option.length <= longestOption && !/[\r\n]/.test(option));
  return isList ? { kind: "single", options, ...asIs } : { kind: "text", options: [], ...asIs };
}

const yesNo = new Set("y n yes no kyllä ei ja nej true false".split(" "));

/** Whether a cell says yes or no in words, and which. */
export function readYesNo(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  if (!yesNo.has(word)) return null;
  return ["y", "yes", "kyllä", "ja", "true"].includes(word);
}
