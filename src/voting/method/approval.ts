import type { ApprovalProfile } from "./ballots.ts";
import { multiply, type Rational, rational } from "./rational.ts";

/**
 * How many ballots approve each option. Approval voting (Brams & Fishburn 1978) elects the most approved; with several
 * seats it takes the top k, which is shown as a contrast to the proportional rules.
 */
export function approvalTotals({ options, weights, unit, approvals }: ApprovalProfile): Rational[] {
  const totals = new Array<number>(options.length).fill(0);
  approvals.forEach((approved, row) => {
    for (const option of approved) totals[option]! += weights[row]!;
  });
  return totals.map((total) => multiply(rational(total), unit));
}
