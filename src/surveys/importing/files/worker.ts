// The thread in which an uploaded table is recognised: tens of thousands of rows must not hold up other requests.
import { describe, type FileDescription } from "./description.ts";
import type { FileKind, Sheet, SheetMistake } from "./reading.ts";
import { fileKind, readSheet } from "./recognise.ts";

/** `asked` are the columns of questions, from 0: all others are the tool's own. */
export type Recognised =
  { description: FileDescription; asked: number[] } | { kind: FileKind; mistakes: SheetMistake[] };

function recognise(sheet: Sheet): Recognised {
  const reading = readSheet(sheet);
  if ("mistakes" in reading) return { kind: fileKind(sheet), mistakes: reading.mistakes };
  return { description: describe(sheet, reading), asked: reading.questions.flatMap(({ columns }) => columns) };
}

// The pool calls a worker file's default export.
export { recognise as default };
