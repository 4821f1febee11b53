import type { RankedProfile } from "./ballots.ts";
import { multiply, rational } from "./rational.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

export interface Runoff {
  readonly continuing: readonly number[];
  /** The option that row r counts for now; −1 once it counts for none. */
  readonly countsFor: Int32Array;
}

/**
 * Instant runoff: drop the option with the fewest ballots until somebody has more than half of those still counting.
 * A ballot counts for the one continuing option of its best tier; two or more there make it non-transferable from that
 * point. Options that no ballot counts for are dropped without asking for a tie-break, for no order of them matters.
 */
export function instantRunoff(profile: RankedProfile): SequentialRule<Runoff> {
  const everyone = [...profile.options.keys()];
  const hasTies = profile.tiers.some((ballot) => ballot.some((tier) => tier.length > 1));
  return {
    start: {
      continuing: everyone,
      countsFor: Int32Array.from(profile.tiers, (ballot) => topOption(ballot, new Set(everyone))),
    },
    next: (state) => weakest(profile, state),
    take: ({ continuing, countsFor }, dropped) => {
      const left = continuing.filter((option) => option !== dropped);
      const stillIn = new Set(left);
      return {
        continuing: left,
        countsFor: countsFor.map((option, row) =>
          option === dropped ? topOption(profile.tiers[row]!, stillIn) : option,
        ),
      };
    },
    // Without tied ranks the continuing options decide where each ballot counts.
    key: ({ continuing, countsFor }) => `${continuing.join()};${hasTies ? countsFor.join() : ""}`,
    winners: (state) => {
      const votes = votesOf(profile, state.countsFor);
      return state.continuing.length === 1
        ? state.continuing
        : state.continuing.filter((option) => votes[option]! * 2 > sum(votes));
    },
  };
}

function weakest(profile: RankedProfile, { continuing, countsFor }: Runoff): Contenders | null {
  const votes = votesOf(profile, countsFor);
  const counting = sum(votes);
  if (continuing.length <= 1 || continuing.some((option) => votes[option]! * 2 > counting)) return null;
  const fewest = Math.min(...continuing.map((option) => votes[option]!));
  const last = continuing.filter((option) => votes[option] === fewest);
  return {
    tied: fewest === 0 && counting > 0 ? last.slice(-1) : last,
    kind: "dropped",
    figures: {
      votes: multiply(rational(fewest), profile.unit),
      counting: multiply(rational(counting), profile.unit),
    },
  };
}

function topOption(ballot: readonly (readonly number[])[], continuing: ReadonlySet<number>): number {
  for (const tier of ballot) {
    const left = tier.filter((option) => continuing.has(option));
    if (left.length > 0) return left.length === 1 ? left[0]! : -1;
  }
  return -1;
}

function votesOf({ options, weights }: RankedProfile, countsFor: Int32Array): number[] {
  const votes = new Array<number>(options.length).fill(0);
  countsFor.forEach((option, row) => {
    if (option >= 0) votes[option]! += weights[row]!;
  });
  return votes;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
