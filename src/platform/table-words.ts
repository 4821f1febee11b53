import type { Key } from "./keys.ts";
import type { TableMistake } from "./spreadsheets.ts";

/** Why a table could not be had from a file, in words for the file's field. */
export const tableMistakeText: Record<TableMistake | "no-rows", Key> = {
  bomb: "form.table.tooLarge",
  "broken-quotes": "form.table.brokenQuotes",
  encrypted: "form.table.encrypted",
  "no-header": "form.table.noRows",
  "no-rows": "form.table.noRows",
  "not-a-table": "form.table.notTable",
  "old-xls": "form.table.oldXls",
  timeout: "form.table.tooLarge",
  "too-large": "form.table.tooLarge",
  "too-many-columns": "form.table.tooManyColumns",
  "too-many-rows": "form.table.tooManyRows",
};
