import { createHash } from "node:crypto";
import type { AnswerValue } from "../../questionnaire/answers.ts";
import { checkAnswer } from "../../questionnaire/check-answer.ts";
import { livingPart } from "../../questionnaire/left-out.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";

/** What a page showed of an answer: its revision (0: none yet) and a digest of what it said. */
export interface Seen {
  revision: number;
  digest: string;
}

/** The same as the page's hidden field carries it: "3.0123456789abcdef". */
export function writeSeen({ revision, digest }: Seen): string {
  return `${revision}.${digest}`;
}

/** Reads the hidden field back; null when it is not one of ours. */
export function readSeen(text: string): Seen | null {
  const [, revision, digest] = /^(\d{1,9})\.([0-9a-f]{16})$/.exec(text) ?? [];
  return revision === undefined || digest === undefined ? null : { revision: Number(revision), digest };
}

/** What a page shows that is made now. */
export function seenNow(question: StoredQuestion, stored: { value: AnswerValue; revision: number } | undefined): Seen {
  const said = stored === undefined ? { kind: question.kind } : livingPart(question, stored.value);
  return { revision: stored?.revision ?? 0, digest: answerDigest(question, said) };
}

/** Sixteen hexadecimal digits that are the same for answers that say the same; an answer that cannot be read has its own. */
export function answerDigest(question: StoredQuestion, answer: unknown): string {
  const checked = checkAnswer(question, answer);
  return createHash("sha256")
    .update(JSON.stringify("value" in checked ? inOneOrder(checked.value) : "unreadable"))
    .digest("hex")
    .slice(0, 16);
}

// The database hands an object's members out in an order of its own; checkAnswer has set that of choices and rows.
function inOneOrder(value: AnswerValue): unknown {
  switch (value.kind) {
    case "multiple":
    case "single":
      return [value.chosen, value.other];
    case "matrix":
      return Object.entries(value.rows).map(([key, { importance, level }]) => [key, importance, level]);
    case "ratings":
      return Object.entries(value.rows);
    case "scale":
      return value.value;
    case "ranking":
      return value.order;
    case "number":
      return value.number;
    case "date":
      return value.date;
    case "yesno":
      return value.yes;
    case "text":
      return value.text;
    case "unknown":
    case "notShown":
      return { is: value.kind };
  }
}
