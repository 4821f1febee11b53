import { type AnswerValue, isBlank, sameAnswer } from "../../questionnaire/answers.ts";
import { type AnswerMistake, checkAnswer } from "../../questionnaire/check-answer.ts";
import { livingPart, withLeftOut } from "../../questionnaire/left-out.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";
import { answerDigest, type Seen } from "./seen.ts";

/** An answer as a page sent it. */
export interface TypedAnswer {
  question: StoredQuestion;
  /** In the form of an AnswerValue, unchecked. */
  raw: unknown;
  seen: Seen;
  /** The respondent has just changed this one; otherwise it came along with its page and may be as it was shown. */
  isTouched: boolean;
}

export interface StoredAnswer {
  value: AnswerValue;
  revision: number;
}

export type Decision =
  /** Nothing to write: what is stored says the same, or the page never changed what it showed. */
  | { kind: "keep" }
  | { kind: "write"; value: AnswerValue; revision: number }
  | { kind: "refuse"; mistake: AnswerMistake; at: string | null }
  /** Somebody else, or another tab, has meanwhile said something else. */
  | { kind: "clash"; mine: AnswerValue; theirs: StoredAnswer };

/**
 * What becomes of an answer, given what is stored now. Changes to different questions merge; the same change made twice
 * is no clash; a change of an answer that has changed since the page was shown is never made silently. What the stored
 * answer says of choices and rows that are not asked any more stays in it.
 */
export function decideSaving(
  { question, raw, seen, isTouched }: TypedAnswer,
  stored: StoredAnswer | undefined,
): Decision {
  const checked = checkAnswer(question, raw);
  if ("mistake" in checked) return { kind: "refuse", ...checked };

  const value = withLeftOut(question, checked.value, stored?.value);
  if (stored === undefined) return isBlank(value) ? { kind: "keep" } : { kind: "write", value, revision: 1 };
  if (sameAnswer(value, stored.value)) return { kind: "keep" };
  if (seen.revision === stored.revision) return { kind: "write", value, revision: stored.revision + 1 };
  if (!isTouched && answerDigest(question, checked.value) === seen.digest) return { kind: "keep" };
  return { kind: "clash", mine: checked.value, theirs: { ...stored, value: livingPart(question, stored.value) } };
}
