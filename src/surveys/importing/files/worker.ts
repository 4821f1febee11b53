// The thread in which an uploaded table is read: tens of thousands of rows must not hold up other requests.
import type { Decisions } from "./decisions.ts";
import { describe, type FileDescription } from "./description.ts";
import type { AnswersReading, FileKind, KnownOptions, Sheet, SheetMistake } from "./reading.ts";
import { fileKind, readSheet } from "./recognise.ts";

/** What the thread is given: a sheet with what is known of its options, and what staff have said of open points. */
export interface ReadingTask {
  sheet: Sheet;
  known: KnownOptions;
  decisions: Decisions;
}

export interface Torn {
  kind: FileKind;
  mistakes: SheetMistake[];
}

/** The file as it was read, or the rows that are not as its tool writes them. */
export type Recognised = { description: FileDescription; reading: AnswersReading } | Torn;

function recognise({ sheet, known, decisions }: ReadingTask): Recognised {
  const reading = readSheet(sheet, known, decisions);
  if ("mistakes" in reading) return { kind: fileKind(sheet), mistakes: reading.mistakes };
  return { description: describe(sheet, reading), reading };
}

// The pool calls a worker file's default export.
export { recognise as default };
