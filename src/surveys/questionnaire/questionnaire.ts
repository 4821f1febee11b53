import type { Texts } from "../../platform/locales.ts";
import type { Condition } from "./conditions/condition.ts";

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
  /** How much choosing it says of the need, 0 < w < 1; wholly where it is left out. */
  needWeight?: number;
  service?: string;
  barrier?: string;
  /** Rules out every other option, such as "none of these". */
  exclusive?: boolean;
  /** Comes with a text field of its own. */
  other?: boolean;
  /** A later version of the survey has left it out; it stays with what was answered. Only read, never written. */
  retired?: true;
}

interface QuestionCommon {
  key: string;
  block: QuestionBlock;
  texts: Texts;
  helps: Texts;
  required: boolean;
  /** Each respondent gets the options in an order of their own. */
  shuffled?: boolean;
  /** When it is asked; always, where it is left out. */
  condition?: Condition;
}

/** What a question of one value says of a need; as of an option. */
interface NeedTie {
  need?: string;
  needWeight?: number;
}

/** "I don't know" may stand beside any question; of a matrix each mark has its own besides. */
interface Settings {
  offersUnknown?: boolean;
}

/** One step of a matrix scale has one label; `labels[v]` stands for the value v. */
export interface MatrixScale {
  texts: Texts;
  labels: Texts[];
}

export interface MultipleQuestion extends QuestionCommon {
  kind: "multiple";
  settings: Settings;
  options: QuestionOption[];
}

export interface SingleQuestion extends QuestionCommon {
  kind: "single";
  settings: Settings;
  options: QuestionOption[];
}

/** Rows (the options) are judged on two scales of 0 … `levels` − 1; "I don't know" is always offered. */
export interface MatrixQuestion extends QuestionCommon {
  kind: "matrix";
  settings: Settings & { levels: number; importance: MatrixScale; level: MatrixScale; unknown: Texts };
  options: QuestionOption[];
}

/**
 * Rows judged on one scale: of whole or decimal numbers where it comes from imported files, of named steps where
 * `labels` says what `min`, `min` + 1 … stand for.
 */
export interface RatingsQuestion extends QuestionCommon {
  kind: "ratings";
  settings: Settings & { min: number; max: number; labels?: Texts[] };
  options: QuestionOption[];
}

/** One judgement in whole steps of `min` … `max`; `labels` names them in order, with empty texts where a step has no name. */
export interface ScaleQuestion extends QuestionCommon, NeedTie {
  kind: "scale";
  settings: Settings & { min: number; max: number; labels?: Texts[] };
  options: [];
}

/** Options are put in order, the best first; `places` is how many at the most, all where it is left out. */
export interface RankingQuestion extends QuestionCommon {
  kind: "ranking";
  settings: Settings & { places?: number };
  options: QuestionOption[];
}

/** A number with at the most so many decimals. It tells of a need only where both ends are set. */
export interface NumberQuestion extends QuestionCommon, NeedTie {
  kind: "number";
  settings: Settings & { min: number | null; max: number | null; decimals: number; unit: Texts | null };
  options: [];
}

/** A day; the ends are days as "2026-11-22". */
export interface DateQuestion extends QuestionCommon {
  kind: "date";
  settings: Settings & { min: string | null; max: string | null };
  options: [];
}

export interface YesNoQuestion extends QuestionCommon, NeedTie {
  kind: "yesno";
  settings: Settings;
  options: [];
}

/** `lines` is "long" where it is left out. */
export interface TextQuestion extends QuestionCommon {
  kind: "text";
  settings: Settings & { lines?: "short" | "long" };
  options: [];
}

/** Asks nothing: its text, in Markdown, is told between the questions. */
export interface InfoQuestion extends QuestionCommon {
  kind: "info";
  settings: Settings;
  options: [];
}

export type Question =
  | MultipleQuestion
  | SingleQuestion
  | MatrixQuestion
  | RatingsQuestion
  | ScaleQuestion
  | RankingQuestion
  | NumberQuestion
  | DateQuestion
  | YesNoQuestion
  | TextQuestion
  | InfoQuestion;

/** The kinds whose options are chosen, judged or ranked. */
type OptionsQuestion = MultipleQuestion | SingleQuestion | MatrixQuestion | RatingsQuestion | RankingQuestion;

export function hasOptions(question: Question): question is OptionsQuestion {
  return ["multiple", "single", "matrix", "ratings", "ranking"].includes(question.kind);
}

/** Whether the question is answered at all. */
export function isAsked(question: Pick<Question, "kind">): boolean {
  return question.kind !== "info";
}

/** A step of the questionnaire with a title of its own. */
export interface Section {
  key: string;
  titles: Texts;
  helps: Texts;
  /** When its questions are asked; always, where it is left out. */
  condition?: Condition;
  questions: Question[];
}

/** A whole survey; `notice` is the privacy notice in Markdown, with the placeholders of notice.ts. */
export interface Questionnaire {
  titles: Texts;
  intros: Texts;
  notice: Texts;
  sections: Section[];
}
