import { highestScore } from "../method/pairs.ts";

/** What is said of one tool in a form: an anchor, a number of its own between two anchors, or neither. */
export interface TypedScore {
  /** 0, 100 … 500; null where none is chosen. */
  anchor: number | null;
  /** As it was typed; "" where nothing was. */
  exact: string;
}

export type ScoreMistake = "not-a-score" | "apart";

/**
 * The score that is meant: the number where one is typed, else the anchor; null where neither is given. A number that
 * lies a whole anchor or more from the chosen one is a slip: nobody can tell which of the two was meant.
 */
export function scoreOf({ anchor, exact }: TypedScore): number | null | ScoreMistake {
  if (exact === "") return anchor;
  const score = /^\d{1,3}$/.test(exact) ? Number(exact) : NaN;
  if (!(score <= highestScore)) return "not-a-score";
  return anchor !== null && Math.abs(score - anchor) >= 100 ? "apart" : score;
}
