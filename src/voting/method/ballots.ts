import { InputMistake } from "./input-mistake.ts";
import { inCommonUnits, one, type Rational, rational } from "./rational.ts";

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

/** What there is to spend, in hours or money, and what each option costs. */
export interface Budget {
  readonly total: Rational;
  readonly costs: readonly Rational[];
}

/** Row r approves the options approvals[r], each once. */
export interface ApprovalProfile extends Ballots {
  readonly type: "approval";
  readonly approvals: readonly (readonly number[])[];
  readonly budget: Budget | null;
}

/** Row r gives option o scores[r][o] whole numbers of `scoreUnit`; an option that was not scored has 0. */
export interface ScoreProfile extends Ballots {
  readonly type: "score";
  readonly scores: readonly (readonly number[])[];
  readonly scoreUnit: Rational;
  readonly budget: Budget | null;
}

/** Row r ranks tiers[r], best first; options in no tier are tied with each other below all that are. */
export interface RankedProfile extends Ballots {
  readonly type: "ranked";
  readonly tiers: readonly (readonly (readonly number[])[])[];
}

/** What a candidate or voter is called in the file of a sequence: given back as it stands there. */
export type Label = string | number;

/** One round: which options stood, in the order in which the file names them, and who voted how. */
export interface Round {
  readonly candidates: readonly number[];
  /** Who voted, by index in `voters`, and the options that they approve. */
  readonly votes: readonly { readonly voter: number; readonly approved: readonly number[] }[];
}

/** Approval ballots of the same voters over several rounds, one winner a round. `labels[option]` is the file's name. */
export interface SequenceProfile {
  readonly type: "approval-sequence";
  readonly options: readonly Option[];
  readonly labels: readonly Label[];
  readonly voters: readonly Label[];
  readonly rounds: readonly Round[];
  readonly lotSeed: string | null;
}

/** Ballots of one vote. */
export type BallotProfile = ApprovalProfile | ScoreProfile | RankedProfile;
export type Profile = BallotProfile | SequenceProfile;

// Sums of weights are kept in doubles, exact up to 2^53; this leaves room for weight × (number of options) in Borda scores.
const largestTotal = 2n ** 40n;

/** Weights as whole numbers of one unit. Throws InputMistake when their sum could not be counted exactly. */
export function exactWeights(counts: readonly Rational[]): { weights: number[]; unit: Rational } {
  const { amounts, unit } = inCommonUnits(counts);
  if (amounts.reduce((sum, amount) => sum + amount, 0n) > largestTotal) throw tooLarge();
  return { weights: amounts.map(Number), unit };
}

/**
 * Scores, whole numbers or fractions, as whole numbers of one unit, such that weight × score can be summed exactly; else
 * throws InputMistake.
 */
export function exactScores(
  rows: readonly (readonly (number | Rational)[])[],
  weights: readonly number[],
): { scores: readonly (readonly number[])[]; scoreUnit: Rational } {
  const heaviest = weights.reduce((sum, weight) => sum + weight, 0);
  const { scores, unit } = areWhole(rows) ? { scores: rows, unit: one } : inOneUnit(rows);
  const largest = scores.reduce((most, row) => row.reduce((max, score) => Math.max(max, score), most), 0);
  if (BigInt(largest) * BigInt(heaviest) > BigInt(Number.MAX_SAFE_INTEGER)) throw tooLarge();
  return { scores, scoreUnit: unit };
}

function areWhole(rows: readonly (readonly (number | Rational)[])[]): rows is readonly (readonly number[])[] {
  return rows.every((row) => row.every((score) => typeof score === "number"));
}

function inOneUnit(rows: readonly (readonly (number | Rational)[])[]): { scores: number[][]; unit: Rational } {
  const values = rows.flat().map((score) => (typeof score === "number" ? rational(score) : score));
  const { amounts, unit } = inCommonUnits(values);
  if (amounts.some((amount) => amount > BigInt(Number.MAX_SAFE_INTEGER))) throw tooLarge();
  let next = 0;
  const scores = rows.map((row) => amounts.slice(next, (next += row.length)).map(Number));
  return { scores, unit };
}

/** How many ballots there are in all, in whole numbers of the profile's unit. */
export function totalWeight({ weights }: BallotProfile): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function tooLarge(): InputMistake {
  return new InputMistake("ballots: the numbers are too large or too finely divided to be counted exactly.");
}
