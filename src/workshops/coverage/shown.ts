import { isShown, suppressedCounts } from "../../platform/visibility.ts";
import type { NeedCoverage } from "./coverage.ts";

/** What of a need's coverage may be shown: its figures, its state and how many need it, or nothing. */
export type Shown = "figures" | "state" | "nothing";

/** Who may read single answers sees everything; others nothing that stands for fewer people than the limit. */
export function shownOf({ wanting, right, other, left }: NeedCoverage, seesAll: boolean): Shown {
  if (seesAll || wanting.length === 0) return "figures";
  if (!isShown(wanting.length)) return "nothing";
  return suppressedCounts([right.length, other.length, left.length]).some(Boolean) ? "state" : "figures";
}
