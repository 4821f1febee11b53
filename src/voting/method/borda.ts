import type { RankedProfile } from "./ballots.ts";
import { multiply, type Rational, rational } from "./rational.ts";

/**
 * Borda scores (1781): from each ballot an option gets the number of options strictly below it plus half of the others
 * tied with it; unranked options are tied last. For comparison only: it rewards look-alike proposals.
 */
export function bordaTotals({ options, weights, unit, tiers }: RankedProfile): Rational[] {
  // Counted in halves, so that every sum is a whole number.
  const halves = new Array<number>(options.length).fill(0);
  tiers.forEach((ballot, row) => {
    const weight = weights[row]!;
    const unranked = new Set(options.keys());
    let below = options.length;
    for (const tier of ballot) {
      below -= tier.length;
      for (const option of tier) {
        unranked.delete(option);
        halves[option]! += weight * (2 * below + tier.length - 1);
      }
    }
    for (const option of unranked) halves[option]! += weight * (unranked.size - 1);
  });
  return halves.map((total) => multiply(rational(total, 2), unit));
}
