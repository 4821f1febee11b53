import { type BallotProfile, totalWeight } from "../ballots.ts";
import { add, divide, inCommonUnits, multiply, one, type Rational, rational } from "../rational.ts";
import type { Horizon, Line } from "./line.ts";
import type { Purses, Supporters } from "./purses.ts";

/** What is for sale to whom: all that stays the same while shares are spent. Options are given by index. */
export interface Market {
  readonly weights: readonly number[];
  /** How many ballots a weight of one is. */
  readonly ballotUnit: Rational;
  /** How much money one unit of prices and purses is. */
  readonly moneyUnit: Rational;
  readonly supporters: readonly Supporters[];
  /** What an option costs, in units of money for a weight of one. */
  readonly costs: readonly bigint[];
  /** What a unit of gain counts: options are bought by their price for that much. */
  readonly worth: readonly bigint[];
  readonly worthIsCost: boolean;
  /** How much one unit of gain is: 1, or the unit of scores. */
  readonly gainUnit: Rational;
}

/** The least price for a unit of gain at which an option's supporters pay for it together. */
export interface Offer {
  readonly price: Line;
  /** The price for what a unit of gain is worth: the option with the lowest rate is bought. */
  readonly rate: Line;
  /** Weights: of those who pay anything, and of those among them who pay the full price. */
  readonly payers: number;
  readonly inFull: number;
}

/** A market for these costs. Gains are worth the option's cost where `worthIsCost`, and else the same everywhere. */
export function marketFor(
  { weights, unit }: BallotProfile,
  costs: readonly Rational[],
  supporters: readonly Supporters[],
  worthIsCost: boolean,
  gainUnit = one,
): Market {
  const { amounts, unit: moneyUnit } = inCommonUnits(costs.map((cost) => divide(cost, unit)));
  const worth = worthIsCost ? amounts : amounts.map(() => 1n);
  return { weights, ballotUnit: unit, moneyUnit, supporters, costs: amounts, worth, worthIsCost, gainUnit };
}

/** What each ballot has, in units of money, when `total` is shared equally and `more` given to each; it grows with `more`. */
export function equalShare(profile: BallotProfile, { moneyUnit }: Market, total: Rational, more: Rational): Line {
  const ballots = multiply(rational(Math.max(totalWeight(profile), 1)), profile.unit);
  const { numerator, denominator } = divide(add(divide(total, ballots), more), moneyUnit);
  const { numerator: at, denominator: over } = moneyUnit;
  return { at: numerator * at, slope: denominator * over, over: denominator * at };
}

/** The offer of an option's supporters, or null when they can't pay. What that rests on is noted in the horizon. */
export function offerFor(market: Market, purses: Purses, option: number, horizon: Horizon | null): Offer | null {
  const groups = poorestFirst(market, purses, option);
  let inFull = groups.reduce((sum, { weight }) => sum + weight, 0);
  let gain = groups.reduce((sum, { weight, units }) => sum + weight * units, 0);
  const payers = groups.reduce((sum, { weight, amount }) => (amount === 0n ? sum : sum + weight), 0);
  // Those poorer than the price give all they have; the rest share what is still missing by what they gain.
  let missing = market.costs[option]! * purses.over;
  let slope = 0n;
  for (const group of groups) {
    const among = BigInt(gain);
    if (missing * BigInt(group.units) <= group.amount * among) {
      const price = { at: missing, slope, over: purses.over * among };
      if (horizon !== null) noteWhoPaysInFull(groups, group, price, purses, horizon);
      return { price, rate: { ...price, over: price.over * market.worth[option]! }, payers, inFull };
    }
    const weight = BigInt(group.weight);
    missing -= weight * group.amount;
    slope -= weight * group.slope;
    inFull -= group.weight;
    gain -= group.weight * group.units;
  }
  horizon?.note({ at: 0n, slope: 0n, over: 1n }, { at: missing, slope, over: 1n });
  return null;
}

/** Supporters who have equally much and gain equally much. */
interface Group {
  readonly amount: bigint;
  readonly slope: bigint;
  readonly units: number;
  readonly weight: number;
}

/** An option's supporters by what they have for each unit of gain. */
function poorestFirst({ weights, supporters }: Market, purses: Purses, option: number): Group[] {
  const { rows, gain, gains } = supporters[option]!;
  const sums = new Float64Array(purses.amounts.length * gains.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    sums[purses.of[row]! * gains.length + gain[index]!]! += weights[row]!;
  }
  const groups: Group[] = [];
  sums.forEach((weight, code) => {
    if (weight === 0) return;
    const level = Math.floor(code / gains.length);
    const units = gains[code % gains.length]!;
    groups.push({ amount: purses.amounts[level]!, slope: purses.slopes[level]!, units, weight });
  });
  // Where all gain the same, the purses are in this order already.
  if (gains.length > 1) groups.sort(byMoneyForGain);
  return groups;
}

function byMoneyForGain(a: Group, b: Group): number {
  const left = a.amount * BigInt(b.units);
  const right = b.amount * BigInt(a.units);
  return left < right ? -1 : left > right ? 1 : 0;
}

function noteWhoPaysInFull(
  groups: readonly Group[],
  firstInFull: Group,
  price: Line,
  purses: Purses,
  horizon: Horizon,
): void {
  let paysInFull = false;
  for (const group of groups) {
    paysInFull ||= group === firstInFull;
    const most = { at: group.amount, slope: group.slope, over: purses.over * BigInt(group.units) };
    if (paysInFull) horizon.note(price, most);
    else horizon.note(most, price);
  }
}
