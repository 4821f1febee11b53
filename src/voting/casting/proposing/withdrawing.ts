import type { BallotState } from "../../ballot-life.ts";

export type WithdrawalRefusal = "not-open" | "not-own" | "seen" | "taken-in";

interface Proposed {
  readonly proposerMark: string | null;
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

interface Circumstances {
  readonly state: BallotState;
  /** What the voter's own proposals are stored with, by each link that the browser holds. */
  readonly marks: readonly string[];
  /** Whether other options have been merged into it. */
  readonly isMergeTarget: boolean;
  /** Whether it is on a paper that somebody else has handed in. */
  readonly isSeen: boolean;
}

/** Why a voter may not take back this proposal, or null when they may: it must be their own, and on nobody else's paper. */
export function withdrawalRefusal(
  { proposerMark, isHidden, mergedInto }: Proposed,
  { state, marks, isMergeTarget, isSeen }: Circumstances,
): WithdrawalRefusal | null {
  if (proposerMark === null || !marks.includes(proposerMark)) return "not-own";
  if (state !== "open" && state !== "proposing") return "not-open";
  if (isHidden || mergedInto !== null || isMergeTarget) return "taken-in";
  return isSeen ? "seen" : null;
}
