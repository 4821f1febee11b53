import { divide, type Exact, exactJson, multiply, rational, subtract } from "../rational.ts";
import { compareLines, type Horizon, type Line } from "./line.ts";
import { type Market, type Offer, offerFor } from "./market.ts";
import { afterPaying, equalPurses, type Purses } from "./purses.ts";

/** A moment of buying: what has been bought, what everybody has left, and which options are the cheapest now. */
export interface Buying {
  readonly bought: readonly number[];
  readonly purses: Purses;
  /** The cheapest options, equally so, with their offers; none when nothing can be paid for any more. */
  readonly cheapest: ReadonlyMap<number, Offer>;
  /** By option a rate below which it can't be had from now on; null when it can't be had at all. */
  readonly atLeast: readonly (Line | null)[];
}

/** What a purchase costs whom, for people. */
export interface Payment {
  /** What a ballot that can pay the full price pays, by the unit of gain where gains differ. */
  readonly price: Exact;
  /** How many ballots pay something, and how many of them the full price; the others give what they have left. */
  readonly payers: Exact;
  readonly inFull: Exact;
  /** What all ballots together have left after it. */
  readonly moneyLeft: Exact;
}

const nothing: Line = { at: 0n, slope: 0n, over: 1n };

/** Everybody with the sum `money`; `bought` are in from the start, and only `forSale` can be bought. */
export function openMarket(
  market: Market,
  money: Line,
  bought: readonly number[],
  forSale: readonly number[],
  horizon: Horizon | null,
): Buying {
  const atLeast = market.costs.map((_, option) => (forSale.includes(option) ? nothing : null));
  return cheapestNow(market, bought, equalPurses(money, market.weights.length), atLeast, horizon);
}

/** After one of the cheapest options was bought. */
export function buy(market: Market, state: Buying, option: number, horizon: Horizon | null): Buying {
  const purses = afterPaying(state.purses, market.supporters[option]!, state.cheapest.get(option)!.price);
  const atLeast = state.atLeast.with(option, null);
  return cheapestNow(market, [...state.bought, option], purses, atLeast, horizon);
}

/** What buying one of the cheapest options means. */
export function paymentFor(market: Market, { purses, cheapest }: Buying, option: number): Payment {
  const { price, payers, inFull } = cheapest.get(option)!;
  const ballots = (weight: number): Exact => exactJson(multiply(rational(weight), market.ballotUnit));
  const money = (at: bigint, over: bigint) => multiply(rational(at, over), market.moneyUnit);
  const all = purses.of.reduce((sums, level, row) => {
    sums[level]! += market.weights[row]!;
    return sums;
  }, new Float64Array(purses.amounts.length));
  const before = all.reduce((sum, weight, level) => sum + BigInt(weight) * purses.amounts[level]!, 0n);
  const left = subtract(money(before, purses.over), money(market.costs[option]!, 1n));
  return {
    price: exactJson(divide(money(price.at, price.over), market.gainUnit)),
    payers: ballots(payers),
    inFull: ballots(inFull),
    moneyLeft: exactJson(multiply(left, market.ballotUnit)),
  };
}

/**
 * Rates only rise while money is spent, so an option is looked at again only when what it was last had for is not above
 * the best rate found so far.
 */
function cheapestNow(
  market: Market,
  bought: readonly number[],
  purses: Purses,
  before: readonly (Line | null)[],
  horizon: Horizon | null,
): Buying {
  const atLeast = [...before];
  const byBound = [...before.keys()]
    .filter((option) => before[option] !== null)
    .sort((a, b) => compareLines(before[a]!, before[b]!) || a - b);
  let best: Line | null = null;
  const offers: { option: number; offer: Offer }[] = [];
  for (const option of byBound) {
    if (best !== null && compareLines(before[option]!, best) > 0) continue;
    const offer = offerFor(market, purses, option, horizon);
    atLeast[option] = offer?.rate ?? null;
    if (offer === null) continue;
    offers.push({ option, offer });
    if (best === null || compareLines(offer.rate, best) < 0) best = offer.rate;
  }
  const cheapest = offers.filter(({ offer }) => best !== null && compareLines(offer.rate, best) === 0);
  if (best !== null && horizon !== null) noteTheRest(best, atLeast, cheapest, horizon);
  cheapest.sort((a, b) => a.option - b.option);
  return { bought, purses, cheapest: new Map(cheapest.map(({ option, offer }) => [option, offer])), atLeast };
}

/** The cheapest must stay below all others, and equal among themselves. */
function noteTheRest(
  best: Line,
  atLeast: readonly (Line | null)[],
  cheapest: readonly { readonly offer: Offer }[],
  horizon: Horizon,
): void {
  for (const rate of atLeast) if (rate !== null) horizon.note(best, rate);
  for (const { offer } of cheapest) horizon.note(offer.rate, best);
}
