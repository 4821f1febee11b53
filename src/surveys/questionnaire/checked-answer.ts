import type { AnswerValue } from "./answers.ts";

/** What can be wrong with an answer. */
export type AnswerMistake =
  | "wrong-form"
  | "not-an-option"
  | "exclusive-with-others"
  | "other-not-offered"
  | "out-of-range"
  | "too-long"
  | "unreadable-text"
  | "ranked-twice"
  | "too-many-ranked"
  | "not-a-number"
  | "too-many-decimals"
  | "too-small"
  | "too-large"
  | "not-a-date"
  | "too-early"
  | "too-late"
  | "unknown-with-answer";

/** The answer as it is to be stored, or what is wrong with it and at which option (null: the question as a whole). */
export type CheckedAnswer = { value: AnswerValue } | { mistake: AnswerMistake; at: string | null };
