import type { ApprovalProfile } from "./ballots.ts";
import { add, compare, multiply, type Rational, rational, zero } from "./rational.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

/**
 * Sequential proportional approval voting (Thiele 1895) for k seats: each seat goes to the option with the largest sum
 * of w/(winners that the voter already approves + 1) over its supporters.
 */
export function seqPav(profile: ApprovalProfile, seats: number): SequentialRule<readonly number[]> {
  return {
    start: [],
    next: (elected) => (elected.length === seats ? null : best(profile, elected)),
    take: (elected, option) => [...elected, option],
    key: (elected) => [...elected].sort((a, b) => a - b).join(),
    winners: (elected) => elected,
  };
}

function best(profile: ApprovalProfile, elected: readonly number[]): Contenders {
  const support = supportByWins(profile, elected);
  let tied: number[] = [];
  let largest: Rational = rational(-1);
  for (const option of profile.options.keys()) {
    if (elected.includes(option)) continue;
    const score = support[option]!.reduce((sum, weight, wins) => add(sum, rational(weight, wins + 1)), zero);
    const difference = compare(score, largest);
    if (difference > 0) [tied, largest] = [[option], score];
    else if (difference === 0) tied.push(option);
  }
  return { tied, kind: "elected", figures: { score: multiply(largest, profile.unit) } };
}

/** support[option][wins]: weight of the option's approvers who approve that many of the elected. */
function supportByWins({ options, approvals, weights }: ApprovalProfile, elected: readonly number[]): number[][] {
  const support = options.map(() => new Array<number>(elected.length + 1).fill(0));
  const isElected = new Set(elected);
  approvals.forEach((approved, row) => {
    let wins = 0;
    for (const option of approved) if (isElected.has(option)) wins++;
    for (const option of approved) support[option]![wins]! += weights[row]!;
  });
  return support;
}
