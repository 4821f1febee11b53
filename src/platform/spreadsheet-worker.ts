// The thread in which strangers' spreadsheets are parsed.
import { CsvError, parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { plainText } from "./cells.ts";
import { decodeText, guessSeparator, type Separator } from "./csv-text.ts";
import { sheetExtent } from "./sheet-extent.ts";
import type { Lines, LinesMistake, ReadTableTask, Table, TableLimits, TableMistake } from "./spreadsheets.ts";
import { unzip, type ZipEntry, zipStored } from "./unzip.ts";
import type { WorkerTask } from "./workers.ts";

type Read = Lines | LinesMistake;

async function read({ bytes: copied, limits, asLines, port }: WorkerTask<ReadTableTask>) {
  port?.postMessage("started");
  const read = await readFile(copied, limits);
  if ("mistake" in read) return asLines === true ? read : { mistake: read.mistake };
  return asLines === true ? asFewLines(read, limits) : asTable(read, limits);
}

async function readFile(copied: Uint8Array, limits: TableLimits): Promise<Read> {
  const bytes = Buffer.from(copied.buffer, copied.byteOffset, copied.byteLength);
  if (bytes.subarray(0, 4).equals(zipStart)) return await readXlsx(bytes, limits);
  if (bytes.subarray(0, 8).equals(compoundFileStart)) return { mistake: compoundFileKind(bytes) };
  return readCsv(bytes, limits);
}

// Piscina calls a worker file's default export.
export { read as default };

/** A ZIP archive, whatever it holds. */
const zipStart = Buffer.from("PK\x03\x04", "latin1");
/** Compound File Binary: .xls up to 2003, and the envelope of newer files with a password. */
const compoundFileStart = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

function compoundFileKind(bytes: Buffer): TableMistake {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return "encrypted";
  return holds("Workbook") || holds("Book") ? "old-xls" : "not-a-table";
}

async function readXlsx(bytes: Buffer, limits: TableLimits): Promise<Read> {
  const zipLimits = { entries: limits.zipEntries, unpackedBytes: limits.unpackedBytes, ratio: limits.unpackedRatio };
  const entries = unzip(bytes, zipLimits, (name) => /\.(xml|rels)$/.test(name));
  if (typeof entries === "string") return { mistake: entries };
  if (!entries.some(({ name }) => name === "xl/workbook.xml")) return { mistake: "not-a-table" };
  const mistake = extentMistake(entries, limits);
  if (mistake !== null) return { mistake };
  try {
    const cells = await readSheet(zipStored(entries), { trim: false });
    const texts = cells.map((row) => row.map((cell) => plainText(cell as PlainValue)));
    return { lines: texts, kind: "xlsx", encoding: null, separator: null };
  } catch {
    // The parser's own errors are many and of no use to who sent the file: it is damaged or not a spreadsheet.
    return { mistake: "not-a-table" };
  }
}

/** What the parser's types call `typeof Date` is a Date. */
type PlainValue = Parameters<typeof plainText>[0];

/** Why the sheets would fill too much memory: the parser fills every gap up to the last row and column. */
function extentMistake(entries: readonly ZipEntry[], limits: TableLimits): TableMistake | null {
  for (const { data } of entries.filter((entry) => entry.data.includes("sheetData"))) {
    const extent = sheetExtent(data.toString("latin1"));
    if (extent === null) return "not-a-table";
    if (extent.rows * extent.columns <= limits.cells) continue;
    if (extent.columns > limits.columns) return "too-many-columns";
    return extent.rows > limits.rows ? "too-many-rows" : "too-large";
  }
  return null;
}

function readCsv(bytes: Buffer, limits: TableLimits): Read {
  const decoded = decodeText(bytes);
  if (decoded === null || looksLikeMarkup(decoded.text)) return { mistake: "not-a-table" };

  // Excel's own hint, a first line that says which separator follows.
  const hint = /^sep=([,;\t])\r?\n/.exec(decoded.text);
  const text = hint === null ? decoded.text : decoded.text.slice(hint[0].length);
  const separator = hint === null ? guessSeparator(text) : (hint[1] as Separator);
  if (mostCells(text, separator) > limits.cells) return { mistake: "too-large" };
  try {
    const records = parse(text, {
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_quotes: true,
      relax_column_count: true,
    });
    return { lines: records, kind: "csv", encoding: decoded.encoding, separator };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The quote that nothing closes opens in the record after those that were read.
    const [row, column] = [Number(error["records"]) + 1, Number(error["column"])];
    return { mistake: "broken-quotes", row, column };
  }
}

/** A web page or XML saved under a spreadsheet's name, as some systems do, or a document. */
function looksLikeMarkup(text: string): boolean {
  return /^\s*<(!doctype|html|\?xml|table)\b|^(%PDF-|\{\\rtf)/i.test(text);
}

/** The text has at most so many cells, whatever its quotes hide. */
function mostCells(text: string, separator: Separator): number {
  let cells = 1;
  for (const character of text) if (character === separator || character === "\n" || character === "\r") cells++;
  return cells;
}

/** The lines as they are, as long as they are not too many; blank ones at the end are left out. */
function asFewLines({ lines, ...about }: Lines, limits: TableLimits): Read {
  const last = lines.findLastIndex((line) => line.some((cell) => cell.trim() !== ""));
  if (last > limits.rows) return { mistake: "too-many-rows" };
  const widest = lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
  return widest > limits.columns ? { mistake: "too-many-columns" } : { ...about, lines: lines.slice(0, last + 1) };
}

function asTable({ lines, ...about }: Lines, limits: TableLimits): Table | { mistake: TableMistake } {
  const filled = (line: string[]) => line.some((cell) => cell.trim() !== "");
  const first = lines.findIndex(filled);
  const header = lines[first];
  // A header has words; a first line of numbers alone is already an answer.
  if (header?.some((cell) => /\p{L}/u.test(cell)) !== true) return { mistake: "no-header" };

  const rows = lines.slice(first + 1, lines.findLastIndex(filled) + 1);
  if (rows.length > limits.rows) return { mistake: "too-many-rows" };
  const width = [header, ...rows].reduce((widest, line) => Math.max(widest, widthOf(line)), 0);
  if (width > limits.columns) return { mistake: "too-many-columns" };
  const evened = (line: string[]) => Array.from({ length: width }, (_, column) => line[column] ?? "");
  return { ...about, header: evened(header), rows: rows.map(evened), headerRow: first + 1 };
}

function widthOf(line: string[]): number {
  return line.findLastIndex((cell) => cell !== "") + 1;
}
