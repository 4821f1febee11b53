// Tables in and out: CSV and XLSX files that people send, and those that they take with them.
import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import { safeCell, xlsxText } from "./cells.ts";
import type { Encoding, Separator } from "./csv-text.ts";
import { WorkerFailure, type Workers } from "./workers.ts";

export interface TableLimits {
  fileBytes: number;
  /** Rows after the header, and columns. */
  rows: number;
  columns: number;
  /** Rows times columns, which is what memory goes by. */
  cells: number;
  /** Of an XLSX file: entries in the archive, and what they may hold unpacked. */
  zipEntries: number;
  unpackedBytes: number;
  unpackedRatio: number;
  /** From when a thread took the file up. */
  milliseconds: number;
}

const usualLimits: TableLimits = {
  fileBytes: 20 * 1024 * 1024,
  rows: 20_000,
  columns: 1_000,
  cells: 5_000_000,
  zipEntries: 2_000,
  unpackedBytes: 100 * 1024 * 1024,
  unpackedRatio: 200,
  milliseconds: 20_000,
};

/**
 * A table with all its cells as text, as they stand in the file: `rows[i].length === header.length` always, the
 * header is padded with "" where rows are longer. Blank lines in between are kept as rows of "", so that
 * `rows[i]` is row `headerRow + 1 + i` of the spreadsheet; blank lines at both ends are not.
 */
export interface Table {
  kind: "csv" | "xlsx";
  /** Null for XLSX. */
  encoding: Encoding | null;
  separator: Separator | null;
  header: string[];
  rows: string[][];
  /** The header's row in the spreadsheet, from 1. */
  headerRow: number;
}

export type TableMistake =
  | "bomb"
  | "broken-quotes"
  | "encrypted"
  | "no-header"
  | "not-a-table"
  | "old-xls"
  | "timeout"
  | "too-large"
  | "too-many-columns"
  | "too-many-rows";

export interface ReadTableTask {
  bytes: Uint8Array;
  limits: TableLimits;
  /** The lines as they stand in the file, in place of a table with its header. */
  asLines?: true;
}

/** A file's rows as they stand in it, uneven and with its blank ones: `lines[i]` is row `i + 1` of the spreadsheet. */
export interface Lines extends Pick<Table, "kind" | "encoding" | "separator"> {
  lines: string[][];
}

/** Why there are no lines; for a quote that nothing closes, where it opens: the row, and the column from 0. */
export interface LinesMistake {
  mistake: TableMistake;
  row?: number;
  column?: number;
}

const entry = new URL("./spreadsheet-worker.ts", import.meta.url);

/**
 * The table of a CSV file or of the first sheet of an XLSX file, or why it cannot be had. What the file is is told
 * by its content; its name is not looked at. It is parsed in a worker thread: going over the time is "timeout", going
 * over the thread's memory "too-large".
 */
export async function readTable(
  workers: Workers,
  file: { name: string; bytes: Buffer },
  limits: Partial<TableLimits> = {},
): Promise<Table | { mistake: TableMistake }> {
  return await readInThread<Table | { mistake: TableMistake }>(workers, file.bytes, limits, {});
}

/** The file's lines, for those who know where its headings stand and how its rows may be torn. */
export async function readLines(
  workers: Workers,
  file: { bytes: Buffer },
  limits: Partial<TableLimits> = {},
): Promise<Lines | LinesMistake> {
  return await readInThread<Lines | LinesMistake>(workers, file.bytes, limits, { asLines: true });
}

async function readInThread<Out>(
  workers: Workers,
  bytes: Buffer,
  limits: Partial<TableLimits>,
  wanted: Pick<ReadTableTask, "asLines">,
): Promise<Out | { mistake: TableMistake }> {
  const chosen = { ...usualLimits, ...limits };
  if (bytes.length > chosen.fileBytes) return { mistake: "too-large" };

  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // The thread tells when it starts: waiting for a free thread is no fault of the file.
  const onProgress = () => (timer ??= setTimeout(() => stop.abort(), chosen.milliseconds));
  try {
    const task: ReadTableTask = { bytes, limits: chosen, ...wanted };
    return await workers.run<ReadTableTask, Out>(entry, task, { onProgress, signal: stop.signal });
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    if (error.reason === "aborted") return { mistake: "timeout" };
    if (error.reason === "out-of-memory") return { mistake: "too-large" };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export type CellValue = string | number | boolean | null;

/**
 * A CSV file in UTF-8 with a byte order mark, CRLF, separated by `;` and with decimal commas: what Excel opens with a
 * double click where the decimal sign is a comma, as in Finnish and Swedish. With `,` it would put each row in one
 * cell, and read 1.5 as the first of May. Texts that a program would run as a formula get a leading apostrophe.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly CellValue[])[]): Buffer {
  const lines = [header.map(safeCell), ...rows.map((row) => row.map(csvCell))];
  return Buffer.from(stringify(lines, { bom: true, delimiter: ";", record_delimiter: "\r\n", quoted_match: /[\r\n]/ }));
}

function csvCell(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : safeCell(value);
}

export interface SheetOut {
  /** Cut and cleaned to what Excel takes as a sheet's name: 31 characters, none of []:*?/\. */
  name: string;
  header: readonly string[];
  rows: readonly (readonly CellValue[])[];
}

/** An XLSX file with a bold, fixed header row on each sheet. Texts are typed as strings, which no program runs as formulas. */
export async function writeXlsx(sheets: readonly SheetOut[]): Promise<Buffer> {
  const names = sheetNames(sheets.map(({ name }) => name));
  return await writeXlsxFile(
    sheets.map(({ header, rows }, i) => ({
      sheet: names[i] ?? "",
      stickyRowsCount: 1,
      columns: header.map((title) => ({ width: Math.min(60, Math.max(10, title.length + 2)) })),
      data: [
        header.map((title) => ({ value: xlsxText(title), type: String, fontWeight: "bold" as const })),
        ...rows.map((row) => row.map((value) => (typeof value === "string" ? xlsxString(value) : value))),
      ],
    })),
  ).toBuffer();
}

function xlsxString(value: string) {
  return { value: xlsxText(value), type: String };
}

/** Names that Excel accepts: cleaned, cut, and numbered where two would be the same. */
function sheetNames(wanted: readonly string[]): string[] {
  const names: string[] = [];
  for (const name of wanted) {
    const clean = name
      .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
      .replace(/^'+|'+$/g, "")
      .trim();
    const taken = (candidate: string) => names.some((other) => other.toLowerCase() === candidate.toLowerCase());
    let unique = clean.slice(0, 31) || "1";
    for (let number = 2; taken(unique); number++) unique = `${clean.slice(0, 27)} ${number}`;
    names.push(unique);
  }
  return names;
}
