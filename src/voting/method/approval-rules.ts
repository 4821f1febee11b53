import { approvalTotals } from "./approval.ts";
import { type ApprovalProfile, totalWeight } from "./ballots.ts";
import { outcomesByBudgetIncrement } from "./budget-increment.ts";
import { type BudgetProfile, budgetMarket, budgetShares, budgetSteps } from "./budget-shares.ts";
import { equalShares } from "./equal-shares.ts";
import { outcomesByIncrement } from "./equal-shares-increment.ts";
import { effortFor, outcomesByStep, outcomesByTotal, outcomesTold, type Ties } from "./outcomes.ts";
import { add, divide, type Exact, exactJson, multiply, one, type Rational, rational, zero } from "./rational.ts";
import type { BallotFound } from "./results.ts";
import { seqPav } from "./seq-pav.ts";
import { seqPhragmen } from "./seq-phragmen.ts";
import type { CountSettings } from "./settings.ts";

export type ApprovalRule = "av" | "seqpav" | "seqphragmen" | "mes";

/** Approval ballots by a rule for k seats. */
export function countApprovals(
  profile: ApprovalProfile,
  rule: ApprovalRule,
  { seats, completion }: CountSettings,
  ties: Ties,
): BallotFound {
  const options = profile.options.length;
  const effort = effortFor((options * profile.weights.length) / 2);
  switch (rule) {
    case "av": {
      const totals = approvalTotals(profile);
      return { rule, ...outcomesByTotal(totals, "approvals", seats, ties), totals: totals.map(exactJson) };
    }
    case "seqpav":
      return { rule, ...outcomesByStep(seqPav(profile, seats), options, ties, effort) };
    case "seqphragmen":
      return { rule, ...outcomesByStep(seqPhragmen(profile, seats), options, ties, effort) };
    case "mes": {
      if (completion === "increment") {
        const { shares, ...found } = outcomesByIncrement(profile, seats, ties, effort);
        return { rule, ...found, endowment: shares === null ? null : endowment(profile, rational(shares), zero) };
      }
      const completed = completion === "none" || completion === "av" ? completion : "seqphragmen";
      const found = outcomesByStep(equalShares(profile, seats, completed), options, ties, effort);
      return { rule, ...found, endowment: endowment(profile, rational(seats), zero) };
    }
  }
}

/** Ballots with costs by Equal Shares within the budget. */
export function countBudget(profile: BudgetProfile, settings: CountSettings, ties: Ties): BallotFound {
  const { completion = "add1u", increment = one } = settings;
  const options = profile.options.length;
  const effort = effortFor((options * profile.weights.length) / 2);
  const shop = budgetMarket(profile, settings.utility ?? (profile.type === "score" ? "score" : "cost"));
  const byVotes = completion === "av" || completion === "add1u" ? "av" : "none";
  const rule = "pb_mes";
  if (completion === "add1" || completion === "add1u") {
    const { more, ...found } = outcomesByBudgetIncrement(profile, shop, byVotes, increment, ties, effort);
    return { rule, ...found, endowment: more && endowment(profile, profile.budget.total, more) };
  }
  const run = budgetShares(profile, shop, byVotes);
  const found = outcomesTold(run, options, ties, effort, (end) => budgetSteps(shop.free, end));
  return { rule, ...found, endowment: endowment(profile, profile.budget.total, zero) };
}

function endowment(profile: ApprovalProfile | BudgetProfile, total: Rational, more: Rational): Exact | null {
  const ballots = multiply(rational(totalWeight(profile)), profile.unit);
  return ballots.numerator === 0n ? null : exactJson(add(divide(total, ballots), more));
}
