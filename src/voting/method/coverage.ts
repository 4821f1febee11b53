import { type ApprovalProfile, totalWeight } from "./ballots.ts";
import { type Exact, exactJson, multiply, rational } from "./rational.ts";

/** How many got something that they approved, in ballots. */
export interface Coverage {
  readonly ballots: Exact;
  /** With at least one approved winner. */
  readonly covered: Exact;
  /** That approve nothing at all, and so could not be. */
  readonly blank: Exact;
  /** byWins[w]: ballots with exactly w approved winners, from 0 to the number of winners. */
  readonly byWins: readonly Exact[];
}

/** How far a set of winners reaches: "34 of 40 got at least one topic that they approved". */
export function coverage(profile: ApprovalProfile, winners: readonly number[]): Coverage {
  const isWinner = new Set(winners);
  const byWins = new Array<number>(winners.length + 1).fill(0);
  let blank = 0;
  profile.approvals.forEach((approved, row) => {
    const weight = profile.weights[row]!;
    byWins[approved.filter((option) => isWinner.has(option)).length]! += weight;
    if (approved.length === 0) blank += weight;
  });
  const inBallots = (weight: number): Exact => exactJson(multiply(rational(weight), profile.unit));
  const all = totalWeight(profile);
  return {
    ballots: inBallots(all),
    covered: inBallots(all - byWins[0]!),
    blank: inBallots(blank),
    byWins: byWins.map(inBallots),
  };
}
