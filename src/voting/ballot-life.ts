import { Temporal } from "temporal-polyfill";

/**
 * A ballot is made ready; it may wait for its opening time, or take proposals first; then it is voted on until it is
 * closed by its time or by staff. Only a closed one has a result, which is published then or when staff say so.
 */
export type BallotState = "draft" | "scheduled" | "proposing" | "open" | "closed";

/** What decides a ballot's state at any time. */
export interface BallotLife {
  /** As it is stored: what is due by its time may not have been written yet. */
  readonly state: BallotState;
  /** When voting opens by itself; null while nobody has said so, or staff open it. */
  readonly opensAt: Temporal.Instant | null;
  /** The announced end of voting; null while it is not set. */
  readonly closesAt: Temporal.Instant | null;
}

/** The state at `now`. The close is exclusive: a vote at the very instant of closing is too late. */
export function ballotState({ state, opensAt, closesAt }: BallotLife, now: Temporal.Instant): BallotState {
  if (state === "draft" || state === "closed") return state;
  if (hasCome(closesAt, now)) return "closed";
  return state === "open" || hasCome(opensAt, now) ? "open" : state;
}

/** Whether voting should have been opened by its time, and nobody has yet: then links are still to be sent. */
export function isOpeningDue(life: BallotLife, now: Temporal.Instant): boolean {
  return (life.state === "scheduled" || life.state === "proposing") && ballotState(life, now) === "open";
}

export type OpeningRefusal =
  "already-open" | "closed" | "too-few-options" | "no-closing-time" | "closing-time-past" | "closes-before-opening";

/** Why staff may not open the voting at `now`, or null when they may: it needs two options and an end to come. */
export function openingRefusal(
  life: BallotLife,
  { optionIds }: { readonly optionIds: readonly string[] },
  now: Temporal.Instant,
): OpeningRefusal | null {
  const state = ballotState(life, now);
  if (life.state === "open") return state === "open" ? "already-open" : "closed";
  if (state === "closed") return life.state === "closed" ? "closed" : "closing-time-past";
  if (optionIds.length < 2) return "too-few-options";
  return endRefusal(life, now);
}

/** Why staff may not set voting to open by itself at `opensAt`, or null when they may. Options may still come as proposals. */
export function schedulingRefusal(
  life: BallotLife,
  { optionIds, opensAt, takesProposalsFirst }: SchedulePlan,
  now: Temporal.Instant,
): OpeningRefusal | "opening-time-past" | null {
  if (life.state === "open" || life.state === "closed") return life.state === "open" ? "already-open" : "closed";
  if (!takesProposalsFirst && optionIds.length < 2) return "too-few-options";
  if (opensAt !== null && hasCome(opensAt, now)) return "opening-time-past";
  const end = endRefusal(life, now);
  if (end !== null || opensAt === null || life.closesAt === null) return end;
  return Temporal.Instant.compare(life.closesAt, opensAt) <= 0 ? "closes-before-opening" : null;
}

interface SchedulePlan {
  readonly optionIds: readonly string[];
  /** Null: staff open the voting themselves, after the proposals. */
  readonly opensAt: Temporal.Instant | null;
  readonly takesProposalsFirst: boolean;
}

function endRefusal({ closesAt }: BallotLife, now: Temporal.Instant): "no-closing-time" | "closing-time-past" | null {
  if (closesAt === null) return "no-closing-time";
  return hasCome(closesAt, now) ? "closing-time-past" : null;
}

export type ClosingRefusal = "not-open" | "closed";

/** Why staff may not close the ballot at `now`, before its time, or null when they may. */
export function closingRefusal(life: BallotLife, now: Temporal.Instant): ClosingRefusal | null {
  const state = ballotState(life, now);
  if (state === "open") return null;
  return state === "closed" ? "closed" : "not-open";
}

export type RescheduleRefusal = "closed" | "closing-time-past" | "closes-before-opening";

/** Why the end of voting may not be moved to `closesAt` at `now`, or null when it may. A closed ballot stays closed. */
export function rescheduleRefusal(
  life: BallotLife,
  closesAt: Temporal.Instant,
  now: Temporal.Instant,
): RescheduleRefusal | null {
  if (ballotState(life, now) === "closed") return "closed";
  if (hasCome(closesAt, now)) return "closing-time-past";
  const { opensAt, state } = life;
  const isBefore = state !== "open" && opensAt !== null && Temporal.Instant.compare(closesAt, opensAt) <= 0;
  return isBefore ? "closes-before-opening" : null;
}

function hasCome(time: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return time !== null && Temporal.Instant.compare(now, time) >= 0;
}
