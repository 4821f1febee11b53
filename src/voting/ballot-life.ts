import { Temporal } from "temporal-polyfill";

/** A ballot is made ready, then open until it is closed by its time or by staff; only a closed one has a result. */
export type BallotState = "draft" | "open" | "closed";

/** A ballot's moments: what decides its state at any time. */
export interface BallotLife {
  /** When staff opened it; null while it is a draft. */
  readonly openedAt: Temporal.Instant | null;
  /** The announced end of voting; null while it is not set. */
  readonly closesAt: Temporal.Instant | null;
  /** When staff closed it before its time; null otherwise. */
  readonly closedAt: Temporal.Instant | null;
}

export interface BallotRules {
  readonly optionIds: readonly string[];
  /** How many options a voter may approve at most; null for any number. */
  readonly mostApprovals: number | null;
}

/** The state at `now`. The close is exclusive: a vote at the very instant of closing is too late. */
export function ballotState({ openedAt, closesAt, closedAt }: BallotLife, now: Temporal.Instant): BallotState {
  if (openedAt === null || Temporal.Instant.compare(now, openedAt) < 0) return "draft";
  const ended = (end: Temporal.Instant | null) => end !== null && Temporal.Instant.compare(now, end) >= 0;
  return ended(closedAt) || ended(closesAt) ? "closed" : "open";
}

export type VoteRefusal = "not-open" | "closed" | "unknown-option" | "repeated-option" | "too-many-approvals";

/** Why these approvals may not be cast or changed at `now`, or null when they may. None at all is a vote too. */
export function voteRefusal(
  life: BallotLife,
  { optionIds, mostApprovals }: BallotRules,
  approved: readonly string[],
  now: Temporal.Instant,
): VoteRefusal | null {
  const state = ballotState(life, now);
  if (state !== "open") return state === "closed" ? "closed" : "not-open";
  if (approved.some((id) => !optionIds.includes(id))) return "unknown-option";
  if (new Set(approved).size !== approved.length) return "repeated-option";
  return mostApprovals !== null && approved.length > mostApprovals ? "too-many-approvals" : null;
}

export type OpeningRefusal = "already-open" | "closed" | "too-few-options" | "no-closing-time" | "closing-time-past";

/** Why staff may not open the ballot at `now`, or null when they may: it needs two options and an end to come. */
export function openingRefusal(
  life: BallotLife,
  { optionIds }: Pick<BallotRules, "optionIds">,
  now: Temporal.Instant,
): OpeningRefusal | null {
  const state = ballotState(life, now);
  if (state !== "draft") return state === "open" ? "already-open" : "closed";
  if (optionIds.length < 2) return "too-few-options";
  if (life.closesAt === null) return "no-closing-time";
  return Temporal.Instant.compare(life.closesAt, now) <= 0 ? "closing-time-past" : null;
}

export type ClosingRefusal = "not-open" | "closed";

/** Why staff may not close the ballot at `now`, before its time, or null when they may. */
export function closingRefusal(life: BallotLife, now: Temporal.Instant): ClosingRefusal | null {
  const state = ballotState(life, now);
  if (state === "open") return null;
  return state === "closed" ? "closed" : "not-open";
}

export type RescheduleRefusal = "closed" | "closing-time-past";

/** Why the end of voting may not be moved to `closesAt` at `now`, or null when it may. A closed ballot stays closed. */
export function rescheduleRefusal(
  life: BallotLife,
  closesAt: Temporal.Instant,
  now: Temporal.Instant,
): RescheduleRefusal | null {
  if (ballotState(life, now) === "closed") return "closed";
  return Temporal.Instant.compare(closesAt, now) <= 0 ? "closing-time-past" : null;
}

export type OptionRefusal = "closed" | "has-been-seen";

/**
 * Why staff may not take an option out or reword it at `now`, or null when they may. Once the ballot is open, people
 * have voted on what they saw, so that it stays; adding an option is possible until the close.
 */
export function optionChangeRefusal(life: BallotLife, now: Temporal.Instant): OptionRefusal | null {
  const state = ballotState(life, now);
  if (state === "draft") return null;
  return state === "closed" ? "closed" : "has-been-seen";
}

/** Whether the result and the lot's seed may be shown at `now`: not before the close, so that no vote is swayed. */
export function resultIsPublic(life: BallotLife, now: Temporal.Instant): boolean {
  return ballotState(life, now) === "closed";
}
