import type { BallotState } from "../../ballot-life.ts";
import { isOwn, type Proposer } from "./own.ts";

export type WithdrawalRefusal = "not-open" | "not-own" | "seen" | "taken-in";

interface Proposed {
  readonly proposerMark: string | null;
  readonly proposerId: string | null;
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

interface Circumstances {
  readonly state: BallotState;
  /** Who wants to take it back. */
  readonly proposer: Proposer;
  /** Whether other options have been merged into it. */
  readonly isMergeTarget: boolean;
  /** Whether it is on a paper that somebody else has handed in. */
  readonly isSeen: boolean;
}

/** Why a voter may not take back this proposal, or null when they may: it must be their own, and on nobody else's paper. */
export function withdrawalRefusal(
  option: Proposed,
  { state, proposer, isMergeTarget, isSeen }: Circumstances,
): WithdrawalRefusal | null {
  if (!isOwn(option, proposer)) return "not-own";
  if (state !== "open" && state !== "proposing") return "not-open";
  if (option.isHidden || option.mergedInto !== null || isMergeTarget) return "taken-in";
  return isSeen ? "seen" : null;
}
