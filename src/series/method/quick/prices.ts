import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import { seatOptions, type SeatOptions } from "../seats/seat-options.ts";
import { picker } from "./priced-picks.ts";

/** What prices tell of a series: which workshops are likely in it, and what no series can be worth more than. */
export interface Priced {
  /** An upper bound of the objective. */
  bound: number;
  /** By offer: about how often it is held in the best series with parts of workshops allowed. */
  held: Float64Array;
}

/** Least weight of the newest answer in the running mean, and rounds without a better bound before steps shorten. */
const MEAN = 0.08;
const PATIENCE = 8;

/**
 * Prices for people's scarce things (seats, a topic once, the first top need met, money), found with the volume
 * algorithm (Barahona & Anbil 2000), a subgradient method on the Lagrangian dual: at given prices each workshop is
 * worth what its best-paying members bring, and the best workshops are taken. Every round gives a bound of the whole
 * problem with whole workshops; the running mean of the rounds' answers nears the best series with parts of workshops.
 * Rules left out (who may not meet, slots, facilitators, fixed seats) can only lower the true value, so the bound holds.
 */
export function priceSeries(problem: Problem, offers: readonly Offer[], rounds: number): Priced {
  const options = seatOptions(problem, offers);
  const pick = picker(problem, offers, options);
  const { limits } = options;
  const [prices, tried] = [startingPrices(problem, options), new Float64Array(limits.length)];
  tried.set(prices);
  let answer = pick(tried);
  let best = answer.bound;
  const mean = answer.used.slice();
  const held = Float64Array.from(answer.times);
  let [step, worse] = [0.5, 0];

  for (let round = 0; round < rounds; round++) {
    let norm = 0;
    for (let row = 0; row < limits.length; row++) norm += slack(row) ** 2;
    if (norm < 1e-12) break;
    // Nobody knows the true value; a hundredth below the bound is what whole workshops cost at most, by experience.
    const length = (step * 0.01 * best) / norm;
    for (let row = 0; row < limits.length; row++)
      tried[row] = Math.min(options.highest[row]!, Math.max(0, prices[row]! - length * slack(row)));
    answer = pick(tried);
    for (let row = 0; row < limits.length; row++) mean[row]! += MEAN * (answer.used[row]! - mean[row]!);
    for (let w = 0; w < held.length; w++) held[w]! += MEAN * (answer.times[w]! - held[w]!);
    if (answer.bound < best) {
      best = answer.bound;
      prices.set(tried);
      step = Math.min(2, step * 1.1);
      worse = 0;
    } else if (++worse >= PATIENCE) [step, worse] = [step * 0.7, 0];
  }
  return { bound: best, held };

  function slack(row: number): number {
    const left = limits[row]! - mean[row]!;
    return left > 0 && prices[row] === 0 ? 0 : left;
  }
}

/** The first top need met is worth something from the start; the rest is found. */
function startingPrices(problem: Problem, { limits, firstTop }: SeatOptions): Float64Array {
  const prices = new Float64Array(limits.length);
  for (let i = 0; i < problem.people; i++) prices[firstTop + i] = problem.topValue[i]! / 2;
  return prices;
}
