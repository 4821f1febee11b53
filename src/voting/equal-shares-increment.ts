import { approvalTotals } from "./approval.ts";
import type { ApprovalProfile } from "./ballots.ts";
import { equalShares } from "./equal-shares.ts";
import { everyOutcomeOf, outcomesByTotal, outcomesByStep, type Outcomes, type Ties } from "./outcomes.ts";
import { everyOutcome } from "./sequential.ts";
import { stateLimit } from "./tie-breaking.ts";

/**
 * Method of Equal Shares completed by increment: it is run again from scratch with K = k, k + 1, k + 2 … shares until a
 * run fills the k seats; with fewer than k supported options the seats go by approvals. Without breaking ties, each
 * outcome that does not fill the seats goes on to the next K; with broken ties `tied` speaks of the run that filled them.
 */
export function outcomesByIncrement(profile: ApprovalProfile, seats: number, ties: Ties, effort: number): Outcomes {
  const totals = approvalTotals(profile);
  const supported = totals.filter(({ numerator }) => numerator > 0n).length;
  if (supported < seats) return outcomesByTotal(totals, "approvals", seats, ties);

  const options = profile.options.length;
  if (ties.broken === "not") return everyIncrement(profile, seats);
  for (let shares = seats; ; shares++) {
    const outcomes = outcomesByStep(equalShares(profile, seats, "none", shares), options, ties, effort);
    if (outcomes.winners?.[0]?.length === seats) return outcomes;
  }
}

function everyIncrement(profile: ApprovalProfile, seats: number): Outcomes {
  const filled: ((readonly number[])[] | null)[] = [];
  for (let shares = seats; ; shares++) {
    const found = everyOutcome(equalShares(profile, seats, "none", shares), stateLimit);
    filled.push(found === null ? null : found.filter((winners) => winners.length === seats));
    if (found === null || found.every((winners) => winners.length === seats)) {
      return everyOutcomeOf(filled, profile.options.length);
    }
  }
}
