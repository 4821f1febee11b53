import { approvalTotals } from "./approval.ts";
import { type ApprovalProfile, totalWeight } from "./ballots.ts";
import { equalShares, type ShareDetails } from "./equal-shares.ts";
import { everyOutcomeOf, type Outcomes, outcomesByStep, outcomesByTotal, type Ties } from "./outcomes.ts";
import { divide, multiply, one, type Rational, rational } from "./rational.ts";
import { everyOutcome, type Step } from "./sequential.ts";
import { openHorizon, stepsAhead } from "./shares/line.ts";
import { stateLimit } from "./tie-breaking.ts";

/** What a count by increment found, and how many shares there were for it; null when seats went by approvals. */
export interface IncrementOutcomes extends Outcomes<Step<ShareDetails>> {
  readonly shares: number | null;
}

/**
 * Method of Equal Shares completed by increment: it is run again from scratch with K = k, k + 1, k + 2 … shares until a
 * run fills the k seats; with fewer than k supported options the seats go by approvals. Without breaking ties, each
 * outcome that does not fill the seats goes on to the next K; with broken ties `tied` speaks of the run that filled them.
 * Shares at which the run can't differ from the one before are passed over.
 */
export function outcomesByIncrement(
  profile: ApprovalProfile,
  seats: number,
  ties: Ties,
  effort: number,
): IncrementOutcomes {
  const totals = approvalTotals(profile);
  const supported = totals.filter(({ numerator }) => numerator > 0n).length;
  if (supported < seats) {
    const { steps, ...outcomes } = outcomesByTotal(totals, "approvals", seats, ties);
    return { ...outcomes, steps: steps.map((step) => ({ ...step, stage: "av" as const })), shares: null };
  }

  const options = profile.options.length;
  if (ties.broken === "not") return everyIncrement(profile, seats);
  for (let shares = seats; ;) {
    const horizon = openHorizon();
    const run = equalShares(profile, seats, "none", shares, horizon);
    const outcomes = outcomesByStep(run, options, ties, effort);
    if (outcomes.winners?.[0]?.length === seats) return { ...outcomes, shares };
    shares += sharesAhead(profile, horizon.ahead());
  }
}

function everyIncrement(profile: ApprovalProfile, seats: number): IncrementOutcomes {
  const filled: ((readonly number[])[] | null)[] = [];
  for (let shares = seats; ;) {
    const horizon = openHorizon();
    const found = everyOutcome(equalShares(profile, seats, "none", shares, horizon), stateLimit);
    filled.push(found === null ? null : found.filter((winners) => winners.length === seats));
    if (found === null || found.every((winners) => winners.length === seats)) {
      return { ...everyOutcomeOf(filled, profile.options.length), shares: null };
    }
    shares += sharesAhead(profile, horizon.ahead());
  }
}

/** How many shares more are the next at which the run could differ: each gives every ballot 1/n. */
function sharesAhead(profile: ApprovalProfile, ahead: Rational | null): number {
  return stepsAhead(ahead, divide(one, multiply(rational(totalWeight(profile)), profile.unit)));
}
