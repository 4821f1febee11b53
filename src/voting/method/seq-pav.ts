import type { ApprovalProfile } from "./ballots.ts";
import { add, compare, type Exact, exactJson, multiply, type Rational, rational, zero } from "./rational.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

/** Why a seat went where it went: the option's score, and for comparison that of each option still waiting. */
export interface PavDetails {
  readonly score: Exact;
  /** By option; null for those that were elected before. */
  readonly scores: readonly (Exact | null)[];
}

/**
 * Sequential proportional approval voting (Thiele 1895) for k seats: each seat goes to the option with the largest sum
 * of w/(winners that the voter already approves + 1) over its supporters.
 */
export function seqPav(profile: ApprovalProfile, seats: number): SequentialRule<readonly number[], PavDetails> {
  return {
    start: [],
    next: (elected) => (elected.length === seats ? null : best(profile, elected)),
    take: (elected, option) => [...elected, option],
    key: (elected) => [...elected].sort((a, b) => a - b).join(),
    winners: (elected) => elected,
  };
}

function best(profile: ApprovalProfile, elected: readonly number[]): Contenders<PavDetails> {
  const scores = supportByWins(profile, elected).map((support, option) =>
    elected.includes(option) ? null : support.reduce((sum, weight, wins) => add(sum, rational(weight, wins + 1)), zero),
  );
  let tied: number[] = [];
  let largest: Rational = rational(-1);
  scores.forEach((score, option) => {
    if (score === null) return;
    const difference = compare(score, largest);
    if (difference > 0) [tied, largest] = [[option], score];
    else if (difference === 0) tied.push(option);
  });
  const inBallots = (score: Rational): Exact => exactJson(multiply(score, profile.unit));
  const explain = () => ({
    score: inBallots(largest),
    scores: scores.map((score) => (score === null ? null : inBallots(score))),
  });
  return { tied, kind: "elected", explain };
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
