import type { Texts } from "../../platform/locales.ts";

/**
 * What the answers are read as: needs come from support, wishes and ratings; the rest is reported beside them. What is
 * asked of a workshop that was held is feedback, and says nothing of what is needed.
 */
export type QuestionBlock =
  "services" | "wishes" | "barriers" | "support" | "background" | "open" | "ratings" | "feedback";

/** `need`, `service` and `barrier` are keys of the programme's catalogue. */
export interface QuestionOption {
  key: string;
  texts: Texts;
  need?: string;
  service?: string;
  barrier?: string;
  /** Rules out every other option, such as "none of these". */
  exclusive?: boolean;
  /** Comes with a text field of its own. */
  other?: boolean;
}

interface QuestionCommon {
  key: string;
  block: QuestionBlock;
  texts: Texts;
  helps: Texts;
  required: boolean;
}

/** One step of a matrix scale has one label; `labels[v]` stands for the value v. */
export interface MatrixScale {
  texts: Texts;
  labels: Texts[];
}

export interface MultipleQuestion extends QuestionCommon {
  kind: "multiple";
  settings: Record<string, never>;
  options: QuestionOption[];
}

export interface SingleQuestion extends QuestionCommon {
  kind: "single";
  settings: Record<string, never>;
  options: QuestionOption[];
}

/** Rows (the options) are judged on two scales of 0 … `levels` − 1; "I don't know" is always offered. */
export interface MatrixQuestion extends QuestionCommon {
  kind: "matrix";
  settings: { levels: number; importance: MatrixScale; level: MatrixScale; unknown: Texts };
  options: QuestionOption[];
}

/**
 * Rows judged on one scale: of whole or decimal numbers where it comes from imported files, of named steps where
 * `labels` says what `min`, `min` + 1 … stand for.
 */
export interface RatingsQuestion extends QuestionCommon {
  kind: "ratings";
  settings: { min: number; max: number; labels?: Texts[] };
  options: QuestionOption[];
}

export interface TextQuestion extends QuestionCommon {
  kind: "text";
  settings: Record<string, never>;
  options: [];
}

export type Question = MultipleQuestion | SingleQuestion | MatrixQuestion | RatingsQuestion | TextQuestion;

/** A step of the questionnaire with a title of its own. */
export interface Section {
  key: string;
  titles: Texts;
  helps: Texts;
  questions: Question[];
}

/** A whole survey; `notice` is the privacy notice in Markdown, with `[[contact]]` and `[[closes]]` to fill in. */
export interface Questionnaire {
  titles: Texts;
  intros: Texts;
  notice: Texts;
  sections: Section[];
}
