import type { StoredQuestion } from "../../questionnaire/stored.ts";
import type { ResultRow } from "../rows.ts";
import { isSafeStep, isSame } from "./safe-step.ts";

/** What who sees groups only was shown before a survey was opened again. */
export interface Kept {
  rows: readonly ResultRow[];
  /** How many it was made of: fewer are left where an organisation has been removed since. */
  people: number;
  /** What was shown before that was of other answers: then each figure was told as a whole, and stays so. */
  isWholeOnly: boolean;
}

export type Shown =
  | { kind: "now"; isWholeOnly: boolean }
  /** Few have answered, or changed what they answered, since: what was shown stays as it was. */
  | { kind: "kept"; isWholeOnly: boolean }
  /** Nor can that be shown any more: without the one who was removed it would tell what that one had answered. */
  | { kind: "nothing" };

/** What who sees groups only is shown of a survey with names that has been opened again: nobody can subtract a few. */
export function shownOf(kept: Kept | null, now: readonly ResultRow[], questions: readonly StoredQuestion[]): Shown {
  if (kept === null) return { kind: "now", isWholeOnly: false };
  const isWhole = kept.rows.length === kept.people;
  if (isWhole && isSame(kept.rows, now)) return { kind: "now", isWholeOnly: kept.isWholeOnly };
  if (isSafeStep(kept.rows, now, questions, !isWhole)) return { kind: "now", isWholeOnly: true };
  return isWhole ? { kind: "kept", isWholeOnly: kept.isWholeOnly } : { kind: "nothing" };
}
