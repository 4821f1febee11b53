import { approvalTotals } from "./approval.ts";
import type { ApprovalProfile, Budget, ScoreProfile } from "./ballots.ts";
import { levelsKey } from "./levels.ts";
import {
  add,
  compare,
  divide,
  type Exact,
  exactJson,
  one,
  parseRational,
  type Rational,
  subtract,
  zero,
} from "./rational.ts";
import { scoreTotals } from "./score.ts";
import type { Contenders, Resolved, SequentialRule, Step } from "./sequential.ts";
import { buy, type Buying, openMarket, type Payment, paymentFor } from "./shares/buying.ts";
import type { Horizon } from "./shares/line.ts";
import { equalShare, type Market, marketFor } from "./shares/market.ts";
import { pursesAsLevels } from "./shares/purses.ts";
import { approvers, scorers, scorersByScore } from "./shares/supporters.ts";

/** What supporters gain from an option: its cost, the same from each, or the score that they gave it. */
export type Utility = "cost" | "cardinality" | "score";

/** Ballots with what there is to spend. */
export type BudgetProfile = (ApprovalProfile | ScoreProfile) & { readonly budget: Budget };

/** Why an option is in. `spent` is with this one. */
export type BudgetDetails = { readonly cost: Exact; readonly spent: Exact } & (
  | { readonly stage: "free" }
  | ({ readonly stage: "buying"; readonly rate: Exact } & Payment)
  | { readonly stage: "av"; readonly votes: Exact }
);

export type Spending =
  | { readonly stage: "buying"; readonly buying: Buying }
  | { readonly stage: "av" | "none"; readonly elected: readonly number[] };

/** What stays the same however much is given to each: who gains what, and which options can be bought at all. */
export interface BudgetMarket {
  readonly market: Market;
  /** Supported options of no cost: in from the start. */
  readonly free: readonly number[];
  /** Supported options with a cost: those that can be bought. */
  readonly forSale: readonly number[];
  /** Approvals, or the sum of scores. */
  readonly votes: readonly Rational[];
}

/** With the cost as gain a free option is nobody's gain, so it can only come in by votes. */
export function budgetMarket(profile: BudgetProfile, utility: Utility): BudgetMarket {
  const { costs } = profile.budget;
  const supporters =
    profile.type === "approval" ? approvers(profile) : utility === "score" ? scorersByScore(profile) : scorers(profile);
  const gainUnit = profile.type === "score" && utility === "score" ? profile.scoreUnit : one;
  const market = marketFor(profile, costs, supporters, utility === "cost", gainUnit);
  const supported = [...costs.keys()].filter((option) => supporters[option]!.rows.length > 0);
  const isFree = (option: number): boolean => costs[option]!.numerator === 0n;
  return {
    market,
    free: utility === "cost" ? [] : supported.filter(isFree),
    forSale: supported.filter((option) => !isFree(option)),
    votes: profile.type === "approval" ? approvalTotals(profile) : scoreTotals(profile),
  };
}

/**
 * Method of Equal Shares with a budget B and costs (Peters, Pierczyński & Skowron 2021): every ballot has B/n and `more`
 * to spend; an option is bought at the least ρ with Σ min(money, ρ · gain) = its cost over its supporters, the smallest
 * ρ first. With "av" what then is left of B goes by votes to whatever still fits, the most votes first; an option that
 * nobody supports never comes in.
 */
export function budgetShares(
  profile: BudgetProfile,
  { market, free, forSale, votes }: BudgetMarket,
  completion: "none" | "av",
  more: Rational = zero,
  horizon: Horizon | null = null,
): SequentialRule<Spending, BudgetDetails> {
  const money = equalShare(profile, market, profile.budget.total, more);
  const settled = (buying: Buying): Spending =>
    buying.cheapest.size > 0 ? { stage: "buying", buying } : { stage: completion, elected: buying.bought };
  return {
    start: settled(openMarket(market, money, free, forSale, horizon)),
    next: (state) => {
      if (state.stage === "buying") return offers(profile, market, state.buying);
      return state.stage === "none" ? null : mostVotesThatFit(profile, votes, state.elected);
    },
    take: (state, option) =>
      state.stage === "buying"
        ? settled(buy(market, state.buying, option, horizon))
        : { ...state, elected: [...state.elected, option] },
    key: (state) => {
      const purses = state.stage === "buying" ? levelsKey(pursesAsLevels(state.buying.purses)) : "";
      return `${state.stage};${purses};${[...electedIn(state)].sort((a, b) => a - b).join()}`;
    },
    winners: electedIn,
  };
}

/** The steps, beginning with the options that are free. */
export function budgetSteps(
  free: readonly number[],
  { choices }: Resolved<Spending, BudgetDetails>,
): Step<BudgetDetails>[] {
  const given = free.map((option) => ({
    option,
    kind: "elected" as const,
    tiedWith: [],
    stage: "free" as const,
    cost: 0,
    spent: 0,
  }));
  return [...given, ...choices.map(({ details, ...choice }) => ({ ...choice, ...details }))];
}

/** What a set of options costs together. */
export function costOf({ budget }: BudgetProfile, options: readonly number[]): Rational {
  return options.reduce((sum, option) => add(sum, budget.costs[option]!), zero);
}

function electedIn(state: Spending): readonly number[] {
  return state.stage === "buying" ? state.buying.bought : state.elected;
}

function offers(profile: BudgetProfile, market: Market, buying: Buying): Contenders<BudgetDetails> {
  const explain = (option: number): BudgetDetails => {
    const payment = paymentFor(market, buying, option);
    const price = parseRational(payment.price)!;
    return {
      stage: "buying",
      ...bill(profile, buying.bought, option),
      ...payment,
      rate: exactJson(market.worthIsCost ? divide(price, profile.budget.costs[option]!) : price),
    };
  };
  return { tied: [...buying.cheapest.keys()], kind: "elected", explain };
}

function mostVotesThatFit(
  profile: BudgetProfile,
  votes: readonly Rational[],
  elected: readonly number[],
): Contenders<BudgetDetails> | null {
  const left = subtract(profile.budget.total, costOf(profile, elected));
  const waiting = [...votes.keys()].filter(
    (option) =>
      !elected.includes(option) && votes[option]!.numerator > 0n && compare(profile.budget.costs[option]!, left) <= 0,
  );
  const most = waiting.reduce((max, option) => (compare(votes[option]!, max) > 0 ? votes[option]! : max), zero);
  const tied = waiting.filter((option) => compare(votes[option]!, most) === 0);
  if (tied.length === 0) return null;
  const explain = (option: number): BudgetDetails => ({
    stage: "av",
    ...bill(profile, elected, option),
    votes: exactJson(most),
  });
  return { tied, kind: "elected", explain };
}

function bill(profile: BudgetProfile, elected: readonly number[], option: number) {
  return {
    cost: exactJson(profile.budget.costs[option]!),
    spent: exactJson(costOf(profile, [...elected, option])),
  };
}
