import type { RankedProfile } from "./ballots.ts";
import { type Exact, exactJson, multiply, type Rational, rational } from "./rational.ts";
import type { Resolved } from "./sequential.ts";
import { paperUnits, quotaOf, type Stage, type Transfers } from "./stv.ts";

/** A stage of the count, in ballots; options by index. */
export interface StageStep {
  /** 1 for the first count. */
  readonly stage: number;
  readonly kind: Stage["kind"];
  /** Whose papers moved: elected with a surplus, or dropped; null at the first count and at the last seats. */
  readonly option: number | null;
  readonly tiedWith: readonly number[];
  readonly quota: Exact;
  /** By option at the end of the stage. */
  readonly votes: readonly Exact[];
  /** What moved, and to whom. */
  readonly transfers: readonly { readonly to: number; readonly votes: Exact }[];
  /** The surplus, and what a paper of full value moved at, cut to five decimals. */
  readonly surplus: Exact | null;
  readonly transferValue: Exact | null;
  /** Votes that could not be transferred at this stage, with the decimals that were cut off. */
  readonly notTransferred: Exact;
  /** Elected at the end of this stage. */
  readonly elected: readonly number[];
}

/** The stages of a count with all that explains them. */
export function stageSteps(
  profile: RankedProfile,
  quota: Exact,
  { choices, end }: Resolved<Transfers, object>,
): StageStep[] {
  const ballots = (votes: number): Exact => inBallots(profile, votes);
  return end.stages.map(({ kind, from, surplus, received, lost, votes, elected }, index) => ({
    stage: index + 1,
    kind,
    option: from,
    // The first stage is nobody's choice; the last may be none either.
    tiedWith: from === null ? [] : choices[index - 1]!.tiedWith,
    quota,
    votes: votes.map(ballots),
    transfers:
      kind === "counted" ? [] : received.flatMap((each, to) => (each === 0 ? [] : [{ to, votes: ballots(each) }])),
    surplus: surplus && ballots(surplus.over),
    transferValue: surplus && exactJson(cut(rational(surplus.over, surplus.of))),
    notTransferred: ballots(lost),
    elected,
  }));
}

/** The votes that elect, in ballots. */
export function quotaInBallots(profile: RankedProfile, seats: number, { stages }: Transfers): Exact {
  return inBallots(profile, quotaOf(profile, seats, stages[0]!));
}

function inBallots({ unit }: RankedProfile, votes: number): Exact {
  return exactJson(multiply(rational(votes), multiply(unit, rational(1, paperUnits))));
}

function cut({ numerator, denominator }: Rational): Rational {
  return rational((numerator * BigInt(paperUnits)) / denominator, paperUnits);
}
