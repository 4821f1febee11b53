import { InputMistake } from "./input-mistake.ts";
import { inCommonUnits, type Rational } from "./rational.ts";

/** What can be voted for. In a count an option is known by its index in this list. */
export interface Option {
  readonly id: string;
  readonly name: string;
}

interface Ballots {
  readonly options: readonly Option[];
  /** How many ballots each row stands for, in whole numbers of `unit`. */
  readonly weights: readonly number[];
  readonly unit: Rational;
  /** The seed of the lot, in hex, when the file reveals it. */
  readonly lotSeed: string | null;
}

/** Row r approves the options approvals[r], each once. With hours or money also what each option costs. */
export interface ApprovalProfile extends Ballots {
  readonly type: "approval";
  readonly approvals: readonly (readonly number[])[];
  readonly budget: { readonly total: Rational; readonly costs: readonly Rational[] } | null;
}

/** Row r gives option o scores[r][o] whole numbers of `scoreUnit`; an option that was not scored has 0. */
export interface ScoreProfile extends Ballots {
  readonly type: "score";
  readonly scores: readonly (readonly number[])[];
  readonly scoreUnit: Rational;
}

/** Row r ranks tiers[r], best first; options in no tier are tied with each other below all that are. */
export interface RankedProfile extends Ballots {
  readonly type: "ranked";
  readonly tiers: readonly (readonly (readonly number[])[])[];
}

export type Profile = ApprovalProfile | ScoreProfile | RankedProfile;

// Sums of weights are kept in doubles, exact up to 2^53; this leaves room for weight × (number of options) in Borda scores.
const largestTotal = 2n ** 40n;

/** Weights as whole numbers of one unit. Throws InputMistake when their sum could not be counted exactly. */
export function exactWeights(counts: readonly Rational[]): { weights: number[]; unit: Rational } {
  const { amounts, unit } = inCommonUnits(counts);
  if (amounts.reduce((sum, amount) => sum + amount, 0n) > largestTotal) throw tooLarge();
  return { weights: amounts.map(Number), unit };
}

/** Scores as whole numbers of one unit, such that weight × score can be summed exactly; else throws InputMistake. */
export function exactScores(
  rows: readonly (readonly Rational[])[],
  weights: readonly number[],
): { scores: number[][]; scoreUnit: Rational } {
  const { amounts, unit } = inCommonUnits(rows.flat());
  const heaviest = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  if (amounts.some((amount) => amount * heaviest > BigInt(Number.MAX_SAFE_INTEGER))) throw tooLarge();
  const numbers = amounts.map(Number);
  let next = 0;
  return { scores: rows.map((row) => numbers.slice(next, (next += row.length))), scoreUnit: unit };
}

/** How many ballots there are in all, in whole numbers of the profile's unit. */
export function totalWeight(profile: Profile): number {
  return profile.weights.reduce((sum, weight) => sum + weight, 0);
}

function tooLarge(): InputMistake {
  return new InputMistake("ballots: the numbers are too large or too finely divided to be counted exactly.");
}
