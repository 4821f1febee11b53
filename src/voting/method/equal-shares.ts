import { approvalTotals } from "./approval.ts";
import type { ApprovalProfile } from "./ballots.ts";
import { levelsKey } from "./levels.ts";
import { compare, type Exact, exactJson, negate, one, rational, zero } from "./rational.ts";
import { type LoadDetails, type Loads, seqPhragmen } from "./seq-phragmen.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";
import { buy, type Buying, openMarket, type Payment, paymentFor } from "./shares/buying.ts";
import type { Horizon } from "./shares/line.ts";
import { equalShare, type Market, marketFor } from "./shares/market.ts";
import { pursesAsLevels } from "./shares/purses.ts";
import { approvers } from "./shares/supporters.ts";

/** How the seats that the shares do not fill are given: by nobody, by Phragmén from what is left, or by approvals. */
export type Completion = "none" | "seqphragmen" | "av";

/** Why an option was bought, or what gave it a seat that nobody could pay for any more. */
export type ShareDetails =
  | ({ readonly stage: "buying" } & Payment)
  | ({ readonly stage: "seqphragmen" } & LoadDetails)
  | { readonly stage: "av"; readonly approvals: Exact };

export type Purchases =
  | { readonly stage: "buying"; readonly buying: Buying }
  | { readonly stage: "seqphragmen"; readonly loads: Loads }
  | { readonly stage: "av" | "none"; readonly elected: readonly number[] };

/**
 * Method of Equal Shares (Peters & Skowron 2020) for k seats of price 1: every ballot has `shares`/n to spend (k/n by
 * default), an option is bought at the least ρ with Σ min(money, ρ) = 1 over its supporters, the smallest ρ first.
 * Seats left over when nobody's supporters can pay are filled by `completion`.
 */
export function equalShares(
  profile: ApprovalProfile,
  seats: number,
  completion: Completion,
  shares = seats,
  horizon: Horizon | null = null,
): SequentialRule<Purchases, ShareDetails> {
  const { options } = profile;
  const market = marketFor(profile, options.map(() => one), approvers(profile), false); // prettier-ignore
  const money = equalShare(profile, market, rational(shares), zero);
  const phragmen = seqPhragmen(profile, seats);
  const settled = (buying: Buying): Purchases => afterBuying(buying, seats, completion);

  return {
    start: settled(openMarket(market, money, [], supported(profile), horizon)),
    next: (state) => {
      if (electedIn(state).length === seats) return null;
      switch (state.stage) {
        case "buying":
          return offers(market, state.buying);
        case "seqphragmen": {
          const next = phragmen.next(state.loads);
          return next && { ...next, explain: (option) => ({ stage: "seqphragmen", ...next.explain(option) }) };
        }
        case "av":
          return mostApproved(profile, state.elected);
        case "none":
          return null;
      }
    },
    take: (state, option) => {
      switch (state.stage) {
        case "buying":
          return settled(buy(market, state.buying, option, horizon));
        case "seqphragmen":
          return { stage: "seqphragmen", loads: phragmen.take(state.loads, option) };
        default:
          return { ...state, elected: [...state.elected, option] };
      }
    },
    key: (state) => `${state.stage};${moneyKey(state)};${[...electedIn(state)].sort((a, b) => a - b).join()}`,
    winners: electedIn,
  };
}

/** Options that somebody approves; the others are never bought. */
function supported(profile: ApprovalProfile): number[] {
  return approvalTotals(profile).flatMap(({ numerator }, option) => (numerator === 0n ? [] : [option]));
}

/** Leaves the buying stage for the completion as soon as no supporters can pay for anything more. */
function afterBuying(buying: Buying, seats: number, completion: Completion): Purchases {
  if (buying.cheapest.size > 0 && buying.bought.length < seats) return { stage: "buying", buying };
  if (completion !== "seqphragmen") return { stage: completion, elected: buying.bought };
  const { values, of } = pursesAsLevels(buying.purses);
  return { stage: "seqphragmen", loads: { elected: buying.bought, loads: { values: values.map(negate), of } } };
}

function electedIn(state: Purchases): readonly number[] {
  if (state.stage === "buying") return state.buying.bought;
  return state.stage === "seqphragmen" ? state.loads.elected : state.elected;
}

function moneyKey(state: Purchases): string {
  if (state.stage === "buying") return levelsKey(pursesAsLevels(state.buying.purses));
  return state.stage === "seqphragmen" ? levelsKey(state.loads.loads) : "";
}

function offers(market: Market, buying: Buying): Contenders<ShareDetails> {
  const explain = (option: number): ShareDetails => ({ stage: "buying", ...paymentFor(market, buying, option) });
  return { tied: [...buying.cheapest.keys()], kind: "elected", explain };
}

function mostApproved(profile: ApprovalProfile, elected: readonly number[]): Contenders<ShareDetails> {
  const totals = approvalTotals(profile);
  const waiting = [...totals.keys()].filter((option) => !elected.includes(option));
  const most = waiting.reduce((max, option) => (compare(totals[option]!, max) > 0 ? totals[option]! : max), zero);
  const tied = waiting.filter((option) => compare(totals[option]!, most) === 0);
  return { tied, kind: "elected", explain: () => ({ stage: "av", approvals: exactJson(most) }) };
}
