// What an answers file is, in few words: what `read-answers` prints and the import's first page shows.
import type { Encoding, Separator } from "../../../platform/csv-text.ts";
import type { AnswersReading, FileKind, ForeignKind, Sheet, Undecided } from "./reading.ts";

export interface FileDescription {
  kind: FileKind;
  encoding: Encoding | null;
  separator: Separator | null;
  /** Answers; those that were begun and not sent (null where the file does not tell); columns. */
  rows: number;
  unfinished: number | null;
  columns: number;
  questions: { code: string; text: string; kind: ForeignKind; parts: string[]; options: string[] }[];
  undecided: Undecided[];
}

/** The most options of one question that are listed. */
const mostOptions = 200;

export function describe(sheet: Sheet, reading: AnswersReading): FileDescription {
  const told = reading.responses.filter(({ isFinished }) => isFinished !== null);
  return {
    ...{ kind: reading.kind, encoding: sheet.encoding, separator: sheet.separator, rows: reading.responses.length },
    unfinished:
      told.length === 0 && (reading.kind === "table" || reading.responses.length > 0)
        ? null
        : told.filter((each) => each.isFinished === false).length,
    columns: reading.columns,
    questions: reading.questions.map(({ code, text, kind, parts, options }) => ({
      ...{ code, text, kind, parts: parts.map((part) => part.code), options: options.slice(0, mostOptions) },
    })),
    undecided: reading.undecided,
  };
}
