import type { RankedProfile } from "./ballots.ts";
import { flags, layOut, rowsKey } from "./papers.ts";
import { type Exact, exactJson, multiply, rational } from "./rational.ts";
import type { Contenders, Resolved, SequentialRule, Step } from "./sequential.ts";

/** How the ballots stand in a round. */
export interface RoundDetails {
  /** Those that count for the option dropped or elected, and for all that are still in. */
  readonly votes: Exact;
  readonly counting: Exact;
  /** Ballots that count for nobody any more. */
  readonly exhausted: Exact;
  /** By option; null for those dropped before. */
  readonly totals: readonly (Exact | null)[];
}

export interface Runoff {
  readonly continuing: readonly number[];
  /** The option that row r counts for now; −1 once it counts for none. */
  readonly countsFor: Int32Array;
  /** By option, in whole units of weight. */
  readonly votes: readonly number[];
}

/**
 * Instant runoff: drop the option with the fewest ballots until somebody has more than half of those still counting.
 * A ballot counts for the one continuing option of its best tier; two or more there make it non-transferable from that
 * point. Options that no ballot counts for are dropped without asking for a tie-break, for no order of them matters.
 */
export function instantRunoff(profile: RankedProfile): SequentialRule<Runoff, RoundDetails> {
  const papers = layOut(profile);
  const options = profile.options.length;
  const everyone = [...profile.options.keys()];
  const allIn = flags(options, everyone);
  const standing = (continuing: readonly number[], countsFor: Int32Array): Runoff => ({
    continuing,
    countsFor,
    votes: votesOf(profile, countsFor),
  });
  return {
    start: standing(
      everyone,
      Int32Array.from(profile.tiers, (_, row) => papers.countsFor(row, allIn)),
    ),
    next: (state) => weakest(profile, state),
    take: ({ continuing, countsFor }, dropped) => {
      const left = continuing.filter((option) => option !== dropped);
      const stillIn = flags(options, left);
      return standing(
        left,
        countsFor.map((option, row) => (option === dropped ? papers.countsFor(row, stillIn) : option)),
      );
    },
    // Without tied ranks the continuing options decide where each ballot counts.
    key: ({ continuing, countsFor }) => `${continuing.join()};${papers.hasTies ? rowsKey(countsFor) : ""}`,
    winners: ({ continuing, votes }) =>
      continuing.length === 1 ? continuing : continuing.filter((option) => votes[option]! * 2 > sum(votes)),
  };
}

/** The rounds: each option that was dropped, and at the end the one that was elected. */
export function runoffRounds(
  profile: RankedProfile,
  { choices, winners, end }: Resolved<Runoff, RoundDetails>,
): Step<RoundDetails>[] {
  const last = winners.map((option) => ({
    option,
    kind: "elected" as const,
    tiedWith: winners.filter((other) => other !== option),
    ...roundDetails(profile, end, option),
  }));
  return [...choices.map(({ details, ...choice }) => ({ ...choice, ...details })), ...last];
}

function weakest(profile: RankedProfile, state: Runoff): Contenders<RoundDetails> | null {
  const { continuing, votes } = state;
  const counting = sum(votes);
  if (continuing.length <= 1 || continuing.some((option) => votes[option]! * 2 > counting)) return null;
  const fewest = Math.min(...continuing.map((option) => votes[option]!));
  const last = continuing.filter((option) => votes[option] === fewest);
  return {
    tied: fewest === 0 && counting > 0 ? last.slice(-1) : last,
    kind: "dropped",
    explain: (option) => roundDetails(profile, state, option),
  };
}

function roundDetails({ weights, unit }: RankedProfile, { continuing, votes }: Runoff, option: number): RoundDetails {
  const ballots = (weight: number): Exact => exactJson(multiply(rational(weight), unit));
  const counting = sum(votes);
  return {
    votes: ballots(votes[option]!),
    counting: ballots(counting),
    exhausted: ballots(sum(weights) - counting),
    totals: votes.map((weight, each) => (continuing.includes(each) ? ballots(weight) : null)),
  };
}

function votesOf({ options, weights }: RankedProfile, countsFor: Int32Array): number[] {
  const votes = new Array<number>(options.length).fill(0);
  for (let row = 0; row < countsFor.length; row++) {
    const option = countsFor[row]!;
    if (option >= 0) votes[option]! += weights[row]!;
  }
  return votes;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
