import type { Encoding, Separator } from "../../../platform/csv-text.ts";
import { TooManyRequests } from "../../../platform/errors.ts";
import { readLines, type LinesMistake } from "../../../platform/spreadsheets.ts";
import { WorkerFailure, type Workers } from "../../../platform/workers.ts";
import type { Decisions } from "./decisions.ts";
import { describe, type FileDescription } from "./description.ts";
import { InputMistake, linesMistakeInWords, sheetMistakesInWords } from "./mistakes.ts";
import { isEmptyLine, type AnswersReading, type KnownOptions, type Sheet } from "./reading.ts";
import { readSheet } from "./recognise.ts";
import type { ReadingTask, Recognised, Torn } from "./worker.ts";

/**
 * What an answers file is, before anything of it is brought in: the whole of the command `read-answers`. Throws
 * `InputMistake` with the rows and columns that are wrong.
 */
export async function describeAnswersFile(workers: Workers, bytes: Buffer): Promise<FileDescription> {
  const { sheet, reading } = await readAnswersFile(workers, bytes);
  return describe(sheet, reading);
}

/** The answers of a file of any tool; throws `InputMistake` for one that is damaged. */
export async function readAnswersFile(
  workers: Workers,
  bytes: Buffer,
): Promise<{ sheet: Sheet; reading: AnswersReading }> {
  // An array of forty rows on two scales has eighty columns: large surveys go past what other tables may have.
  const lines = await readLines(workers, { bytes }, { columns: 5_000 });
  if ("mistake" in lines) throw new InputMistake(linesMistakeInWords(lines));
  const first = lines.lines.findIndex((line) => !isEmptyLine(line));
  if (first === -1) throw new InputMistake("The file is empty.");
  const sheet = { ...lines, lines: lines.lines.slice(first), firstRow: first + 1 };
  const reading = readSheet(sheet);
  if ("mistakes" in reading) throw new InputMistake(sheetMistakesInWords(reading.mistakes));
  return { sheet, reading };
}

/** What was said of a file: what is known of its questions' options, and what staff have settled. */
interface Told {
  known: KnownOptions;
  decisions: Decisions;
}

/**
 * An uploaded file as its lines stand, or why it has none; rows that are torn or not as its tool writes them are told of,
 * and also where a quotation mark opens that nothing closes.
 */
export async function readUploaded(
  workers: Workers,
  { bytes }: { bytes: Buffer },
): Promise<Sheet | { torn: Torn } | { mistake: LinesMistake }> {
  const lines = await readLines(workers, { bytes });
  if ("mistake" in lines) return { mistake: lines };
  const first = lines.lines.findIndex((line) => !isEmptyLine(line));
  if (first === -1) return { mistake: { mistake: "no-header" } };
  const sheet = { ...lines, lines: lines.lines.slice(first), firstRow: first + 1 };
  const recognised = await recognise(workers, { sheet, known: new Map(), decisions: {} });
  if (recognised === null) return { mistake: { mistake: "timeout" } };
  return "mistakes" in recognised ? { torn: recognised } : sheet;
}

/** The questions and answers of an uploaded table; throws where reading it again takes too long. */
export async function readTableOf(
  workers: Workers,
  { header, headerRow, rows, encoding, separator }: UploadedTable,
  { known, decisions }: Told,
): Promise<Extract<Recognised, { reading: unknown }>> {
  const sheet = { lines: [header, ...rows], firstRow: headerRow, encoding, separator };
  const recognised = await recognise(workers, { sheet, known, decisions });
  if (recognised === null || "mistakes" in recognised) throw new TooManyRequests(30);
  return recognised;
}

interface UploadedTable {
  header: string[];
  headerRow: number;
  rows: string[][];
  encoding: Encoding | null;
  separator: Separator | null;
}

const worker = new URL("./worker.ts", import.meta.url);
const patienceMilliseconds = 20_000;

async function recognise(workers: Workers, task: ReadingTask): Promise<Recognised | null> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  return await workers.run<ReadingTask, Recognised>(worker, task, { signal }).catch((error: unknown) => {
    if (error instanceof WorkerFailure && error.reason !== "closed") return null;
    throw error;
  });
}
