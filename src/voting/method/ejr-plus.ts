import { type ApprovalProfile, totalWeight } from "./ballots.ts";
import { compare, multiply, type Rational, rational } from "./rational.ts";

/**
 * Whether a result is fair to every group in the sense of EJR+, or the group that was wronged: `voters` ballots approve
 * `option`, which was left out, although they are at least the `needed` = ℓn/k that earn ℓ seats and each of them
 * approves fewer than ℓ winners.
 */
export type Certificate<Figure = Rational> =
  | { readonly property: "EJR+"; readonly holds: true }
  | {
      readonly property: "EJR+";
      readonly holds: false;
      readonly option: number;
      readonly level: number;
      readonly voters: Figure;
      readonly needed: Figure;
    };

/**
 * The EJR+ certificate (Brill & Peters 2023) of `winners` for k seats: no option left out and ℓ ≤ k such that at least
 * ℓn/k voters approve it while each has fewer than ℓ approved winners. The first breach by ℓ, then by index.
 */
export function ejrPlus(profile: ApprovalProfile, winners: readonly number[], seats: number): Certificate {
  const ballots = totalWeight(profile);
  const supporters = supportersByWins(profile, new Set(winners), seats);
  for (let level = 1; level <= seats; level++) {
    const needed = rational(level * ballots, seats);
    for (const option of profile.options.keys()) {
      if (winners.includes(option)) continue;
      const voters = rational(supporters[option]!.slice(0, level).reduce((sum, weight) => sum + weight, 0));
      if (voters.numerator === 0n || compare(voters, needed) < 0) continue;
      const inBallots = (weight: Rational) => multiply(weight, profile.unit);
      return { property: "EJR+", holds: false, option, level, voters: inBallots(voters), needed: inBallots(needed) };
    }
  }
  return { property: "EJR+", holds: true };
}

/** supporters[option][wins]: weight of those who approve the option and that many winners (at most `seats`). */
function supportersByWins(profile: ApprovalProfile, winners: ReadonlySet<number>, seats: number): number[][] {
  const supporters = profile.options.map(() => new Array<number>(seats + 1).fill(0));
  profile.approvals.forEach((approved, row) => {
    const wins = approved.filter((option) => winners.has(option)).length;
    for (const option of approved) supporters[option]![wins]! += profile.weights[row]!;
  });
  return supporters;
}
