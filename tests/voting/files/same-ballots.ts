import type { BallotProfile } from "../../../src/voting/method/ballots.ts";

/** The profile with ids and a lot as the product gives them. */
export function withIds<Any extends BallotProfile>(profile: Any): Any {
  const options = profile.options.map((_, index) => ({ id: `c0ffee-${index}`, name: `Aihe ${index + 1}` }));
  return { ...profile, options, lotSeed: "5eed" };
}

/** What a profile says, whatever its rows: its options, its lot, and every single ballot, sorted. */
export function oneByOne(profile: BallotProfile) {
  const { options, lotSeed, unit, weights } = profile;
  const ballots = weights.flatMap((weight, row) => {
    const text = JSON.stringify(voteOf(profile, row));
    return Array.from({ length: (weight * Number(unit.numerator)) / Number(unit.denominator) }, () => text);
  });
  return { options, lotSeed, ballots: ballots.sort() };
}

function voteOf(profile: BallotProfile, row: number): unknown {
  const sorted = (options: readonly number[]) => options.toSorted((a, b) => a - b);
  switch (profile.type) {
    case "approval":
      return sorted(profile.approvals[row]!);
    case "ranked":
      return profile.tiers[row]!.map(sorted);
    case "score": {
      const unit = Number(profile.scoreUnit.numerator) / Number(profile.scoreUnit.denominator);
      return profile.scores[row]!.map((score) => score * unit);
    }
  }
}
