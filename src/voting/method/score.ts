import type { ScoreProfile } from "./ballots.ts";
import { multiply, type Rational, rational } from "./rational.ts";

/** Sum of each option's scores over all ballots; the largest sum wins. */
export function scoreTotals({ options, weights, unit, scores, scoreUnit }: ScoreProfile): Rational[] {
  const totals = new Array<number>(options.length).fill(0);
  scores.forEach((row, index) => {
    row.forEach((score, option) => {
      totals[option]! += weights[index]! * score;
    });
  });
  const totalUnit = multiply(unit, scoreUnit);
  return totals.map((total) => multiply(rational(total), totalUnit));
}
