import { compare, type Rational } from "./rational.ts";
import { stateLimit } from "./tie-breaking.ts";

/** Options by falling total; those with equal totals share a tier. */
export function tiersByTotal(totals: readonly Rational[]): number[][] {
  const falling = [...totals.keys()].sort((a, b) => compare(totals[b]!, totals[a]!) || a - b);
  const tiers: number[][] = [];
  for (const option of falling) {
    const tier = tiers.at(-1);
    if (tier !== undefined && compare(totals[tier[0]!]!, totals[option]!) === 0) tier.push(option);
    else tiers.push([option]);
  }
  return tiers;
}

/** The tiers filled from the top: who is in for certain, and the tier that has more options than seats left, if any. */
export function fillSeats(
  tiers: readonly (readonly number[])[],
  seats: number,
): { certain: number[]; contested: readonly number[]; seatsLeft: number } {
  const certain: number[] = [];
  for (const tier of tiers) {
    const seatsLeft = seats - certain.length;
    if (seatsLeft === 0) break;
    if (tier.length > seatsLeft) return { certain, contested: tier, seatsLeft };
    certain.push(...tier);
  }
  return { certain, contested: [], seatsLeft: 0 };
}

/** Every set of `seats` that the tiers allow, each sorted by index; null when there are more than `limit` of them. */
export function everySet(tiers: readonly (readonly number[])[], seats: number, limit = stateLimit): number[][] | null {
  const { certain, contested, seatsLeft } = fillSeats(tiers, seats);
  if (combinations(contested.length, seatsLeft) > limit) return null;
  return subsets(contested, seatsLeft).map((subset) => [...certain, ...subset].sort((a, b) => a - b));
}

function subsets(from: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, index) => subsets(from.slice(index + 1), size - 1).map((rest) => [first, ...rest]));
}

function combinations(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result = (result * (n - i + 1)) / i;
  return result;
}
