import {
  type BudgetMarket,
  type BudgetProfile,
  budgetShares,
  budgetSteps,
  type BudgetDetails,
  costOf,
} from "./budget-shares.ts";
import { everyOutcomeOf, type Outcomes, outcomesTold, type Ties } from "./outcomes.ts";
import { compare, multiply, type Rational, rational, zero } from "./rational.ts";
import { everyOutcome, type Step, winnersOf } from "./sequential.ts";
import { openHorizon, stepsAhead } from "./shares/line.ts";
import { stateLimit } from "./tie-breaking.ts";

/** What a count with increments found, and how much more than its share of the budget each ballot had in it. */
export interface IncrementedOutcomes extends Outcomes<Step<BudgetDetails>> {
  readonly more: Rational | null;
}

/**
 * Equal Shares with a budget, completed by giving each ballot more ("add1"): `step` at a time and counted again from
 * scratch, until a result costs more than the budget; the last one within it is kept, and with "av" what is left of the
 * budget goes by votes. It stops too when every supported option is in. Steps at which the result can't differ from the
 * one before are passed over. Without breaking ties every result that some way of breaking them keeps is an outcome;
 * with broken ties `tied` speaks of the run that is kept.
 */
export function outcomesByBudgetIncrement(
  profile: BudgetProfile,
  shop: BudgetMarket,
  completion: "none" | "av",
  step: Rational,
  ties: Ties,
  effort: number,
): IncrementedOutcomes {
  if (ties.broken === "not") return everyIncrement(profile, shop, completion, step);
  const more = lastWithin(profile, shop, step, ties.ranks);
  const run = budgetShares(profile, shop, completion, more);
  const options = profile.options.length;
  return { ...outcomesTold(run, options, ties, effort, (end) => budgetSteps(shop.free, end)), more };
}

/** The most that each ballot can be given such that this run, and all with fewer steps, are within the budget. */
function lastWithin(profile: BudgetProfile, shop: BudgetMarket, step: Rational, ranks: readonly number[]): Rational {
  for (let steps = 0; ;) {
    const horizon = openHorizon();
    const winners = winnersOf(budgetShares(profile, shop, "none", times(step, steps), horizon), ranks);
    if (compare(costOf(profile, winners), profile.budget.total) > 0) return times(step, steps - 1);
    if (winners.length === shop.free.length + shop.forSale.length) return times(step, steps);
    steps += stepsAhead(horizon.ahead(), step);
  }
}

function everyIncrement(
  profile: BudgetProfile,
  shop: BudgetMarket,
  completion: "none" | "av",
  step: Rational,
): IncrementedOutcomes {
  const { total } = profile.budget;
  const isWithin = (winners: readonly number[]): boolean => compare(costOf(profile, winners), total) <= 0;
  const kept: ((readonly number[])[] | null)[] = [];
  const keep = (steps: number): void => {
    const found = everyOutcome(budgetShares(profile, shop, completion, times(step, steps)), stateLimit);
    kept.push(found === null ? null : found.filter(isWithin));
  };
  for (let steps = 0; ;) {
    const horizon = openHorizon();
    const found = everyOutcome(budgetShares(profile, shop, "none", times(step, steps), horizon), stateLimit);
    if (found === null) {
      kept.push(null);
      break;
    }
    const within = found.filter(isWithin);
    if (within.length < found.length) keep(steps - 1);
    if (within.length === 0) break;
    if (within.every((winners) => winners.length === shop.free.length + shop.forSale.length)) {
      keep(steps);
      break;
    }
    steps += stepsAhead(horizon.ahead(), step);
  }
  return { ...everyOutcomeOf(kept, profile.options.length), more: null };
}

function times(step: Rational, steps: number): Rational {
  return steps === 0 ? zero : multiply(step, rational(steps));
}
