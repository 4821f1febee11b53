import { readLines } from "../../../platform/spreadsheets.ts";
import { WorkerFailure, type Workers } from "../../../platform/workers.ts";
import { describe, type FileDescription } from "./description.ts";
import { InputMistake, linesMistakeInWords, sheetMistakesInWords } from "./mistakes.ts";
import { isEmptyLine, type AnswersReading, type Sheet } from "./reading.ts";
import { readSheet } from "./recognise.ts";
import type { Recognised } from "./worker.ts";

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

/**
 * The rows of an uploaded file that are torn or not as its tool writes them; null for a whole file, and for tables of
 * people's own, whose rows may be of any length.
 */
export async function findTornRows(
  workers: Workers,
  { bytes }: { bytes: Buffer },
): Promise<Extract<Recognised, { mistakes: unknown }> | null> {
  const lines = await readLines(workers, { bytes });
  const first = "mistake" in lines ? -1 : lines.lines.findIndex((line) => !isEmptyLine(line));
  if ("mistake" in lines || first === -1) return null;
  const recognised = await recognise(workers, { ...lines, lines: lines.lines.slice(first), firstRow: first + 1 });
  return recognised !== null && "mistakes" in recognised && recognised.kind !== "table" ? recognised : null;
}

/**
 * What an uploaded table is, or the rows that are not as its tool writes them; null where it takes too long, which keeps
 * nobody from importing it.
 */
export async function recogniseTable(
  workers: Workers,
  { header, headerRow, rows }: { header: string[]; headerRow: number; rows: string[][] },
): Promise<Recognised | null> {
  return await recognise(workers, { lines: [header, ...rows], firstRow: headerRow, encoding: null, separator: null });
}

const worker = new URL("./worker.ts", import.meta.url);
const patienceMilliseconds = 10_000;

async function recognise(workers: Workers, sheet: Sheet): Promise<Recognised | null> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  return await workers.run<Sheet, Recognised>(worker, sheet, { signal }).catch((error: unknown) => {
    if (error instanceof WorkerFailure && error.reason !== "closed") return null;
    throw error;
  });
}
