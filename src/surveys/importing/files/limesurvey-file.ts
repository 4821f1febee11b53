// A LimeSurvey file as its two readers hand it on, and a question of it with how its cells are read.
import type { Decisions } from "./decisions.ts";
import type { LimeHeadings } from "./limesurvey-headings.ts";
import type { FileKind, ForeignAnswer, ForeignQuestion, Undecided } from "./reading.ts";
import type { Row } from "./sheet-checks.ts";

export interface LimeFile {
  kind: Extract<FileKind, "limesurvey-csv" | "limesurvey-vv">;
  headings: LimeHeadings;
  header: readonly string[];
  rows: readonly Row[];
  /** How a cell says that the question was not shown. */
  notShown: string;
  /** Whether a respondent can have typed or chosen the same words. */
  isTypable: boolean;
  decisions: Decisions;
}

export interface LimeQuestion {
  question: ForeignQuestion;
  /** Null for a question left blank. */
  read: (cells: readonly string[]) => ForeignAnswer | null;
  undecided: Undecided[];
}

/** What a question has before its cells tell its kind. */
export type QuestionBase = Pick<ForeignQuestion, "code" | "text" | "columns">;
