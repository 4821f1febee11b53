import type { RankedProfile } from "./ballots.ts";
import { add, multiply, type Rational, rational, zero } from "./rational.ts";

/**
 * First places of each option. A ballot whose best tier holds t options gives each a t-th of itself; a ballot that ranks
 * nothing counts for nobody. For comparison only: where alike proposals share their supporters, a disliked one can lead.
 */
export function pluralityTotals({ options, weights, unit, tiers }: RankedProfile): Rational[] {
  // bySize[t][option]: weight of the ballots that put the option first together with t − 1 others.
  const bySize = new Map<number, number[]>();
  tiers.forEach((ballot, row) => {
    const first = ballot[0] ?? [];
    const shared = bySize.get(first.length) ?? new Array<number>(options.length).fill(0);
    bySize.set(first.length, shared);
    for (const option of first) shared[option]! += weights[row]!;
  });
  return options.map((_, option) => {
    const sum = [...bySize].reduce((total, [size, shared]) => {
      return size === 0 ? total : add(total, rational(shared[option]!, size));
    }, zero);
    return multiply(sum, unit);
  });
}
