import { approvalTotals } from "./approval.ts";
import { type ApprovalProfile, totalWeight } from "./ballots.ts";
import { changeSupporters, type Levels, levelsAt, levelsKey, supportByLevel } from "./levels.ts";
import { add, compare, divide, multiply, negate, type Rational, rational, subtract, zero } from "./rational.ts";
import { seqPhragmen } from "./seq-phragmen.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

/** How the seats that the shares do not fill are given: by nobody, by Phragmén from what is left, or by approvals. */
export type Completion = "none" | "seqphragmen" | "av";

export interface Purchases {
  readonly elected: readonly number[];
  /** Money left per ballot while buying; then, for Phragmén, loads: minus the money left. */
  readonly levels: Levels;
  readonly stage: "buying" | Completion;
}

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
): SequentialRule<Purchases> {
  const ballots = multiply(rational(totalWeight(profile)), profile.unit);
  const money = compare(ballots, zero) === 0 ? zero : divide(rational(shares), ballots);
  const start = levelsAt(money, profile.approvals.length);

  return {
    start: settled(profile, { elected: [], levels: start, stage: "buying" }, completion),
    next: (state) => (state.elected.length === seats ? null : contenders(profile, state, seats)),
    take: (state, option) => settled(profile, bought(profile, state, option, seats), completion),
    key: ({ elected, levels, stage }) => {
      const money = stage === "av" || stage === "none" ? "" : levelsKey(levels);
      return `${stage};${[...elected].sort((a, b) => a - b).join()};${money}`;
    },
    winners: ({ elected }) => elected,
  };
}

/** Leaves the buying stage for the completion as soon as no supporters can pay for anything more. */
function settled(profile: ApprovalProfile, state: Purchases, completion: Completion): Purchases {
  if (state.stage !== "buying" || cheapest(profile, state) !== null) return state;
  const { elected, levels } = state;
  return { elected, stage: completion, levels: { ...levels, values: levels.values.map(negate) } };
}

function contenders(profile: ApprovalProfile, state: Purchases, seats: number): Contenders | null {
  switch (state.stage) {
    case "buying":
      return cheapest(profile, state);
    case "none":
      return null;
    case "seqphragmen":
      return seqPhragmen(profile, seats).next({ elected: state.elected, loads: state.levels });
    case "av":
      return mostApproved(profile, state.elected);
  }
}

function bought(profile: ApprovalProfile, state: Purchases, option: number, seats: number): Purchases {
  const { elected, levels, stage } = state;
  if (stage === "seqphragmen") {
    const after = seqPhragmen(profile, seats).take({ elected, loads: levels }, option);
    return { elected: after.elected, levels: after.loads, stage };
  }
  const offer = stage === "buying" ? priceOf(profile, supportByLevel(profile, levels)[option]!, levels) : null;
  const paid = (money: Rational): Rational =>
    offer === null ? money : compare(money, offer.price) <= 0 ? zero : subtract(money, offer.price);
  return { elected: [...elected, option], levels: changeSupporters(profile, levels, option, paid), stage };
}

function cheapest(profile: ApprovalProfile, { elected, levels }: Purchases): Contenders | null {
  const support = supportByLevel(profile, levels);
  let tied: number[] = [];
  let best: { price: Rational; payers: Rational } | null = null;
  for (const option of profile.options.keys()) {
    if (elected.includes(option)) continue;
    const offer = priceOf(profile, support[option]!, levels);
    if (offer === null) continue;
    const difference = best === null ? -1 : compare(offer.price, best.price);
    if (difference < 0) [tied, best] = [[option], offer];
    else if (difference === 0) tied.push(option);
  }
  return best === null ? null : { tied, kind: "elected", figures: best };
}

/** The least ρ at which the supporters pay 1 together, and how many ballots pay; null when they can't. */
function priceOf(
  { unit }: ApprovalProfile,
  support: Float64Array,
  levels: Levels,
): { price: Rational; payers: Rational } | null {
  const poorestFirst = [...levels.values.keys()]
    .filter((level) => support[level] !== 0 && compare(levels.values[level]!, zero) > 0)
    .sort((a, b) => compare(levels.values[a]!, levels.values[b]!));
  const payers = poorestFirst.reduce((sum, level) => sum + support[level]!, 0);
  // Those poorer than ρ give all they have; the rest share what is still missing, in units of weight, equally.
  let weight = payers;
  let missing = divide(rational(1), unit);
  for (const level of poorestFirst) {
    const money = levels.values[level]!;
    const price = divide(missing, rational(weight));
    if (compare(price, money) <= 0) return { price, payers: multiply(rational(payers), unit) };
    missing = add(missing, negate(multiply(rational(support[level]!), money)));
    weight -= support[level]!;
  }
  return null;
}

function mostApproved(profile: ApprovalProfile, elected: readonly number[]): Contenders {
  const totals = approvalTotals(profile);
  const waiting = [...totals.keys()].filter((option) => !elected.includes(option));
  const most = waiting.reduce((max, option) => (compare(totals[option]!, max) > 0 ? totals[option]! : max), zero);
  const tied = waiting.filter((option) => compare(totals[option]!, most) === 0);
  return { tied, kind: "elected", figures: { approvals: most } };
}
