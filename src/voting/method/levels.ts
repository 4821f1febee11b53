import type { ApprovalProfile } from "./ballots.ts";
import { type Rational, rationalText } from "./rational.ts";

/**
 * One exact figure per row of ballots (a load, or money left), kept as few distinct values: after k steps there are
 * far fewer of them than voters, so that sums over voters are sums over values.
 */
export interface Levels {
  readonly values: readonly Rational[];
  /** Row r is at values[of[r]]. */
  readonly of: Int32Array;
}

/** Every row at one value. */
export function levelsAt(value: Rational, rows: number): Levels {
  return { values: [value], of: new Int32Array(rows) };
}

/** support[option][level]: weight, in whole units, of the option's approvers that are at the level. */
export function supportByLevel({ options, approvals, weights }: ApprovalProfile, levels: Levels): Float64Array[] {
  const support = options.map(() => new Float64Array(levels.values.length));
  for (let row = 0; row < approvals.length; row++) {
    const level = levels.of[row]!;
    const weight = weights[row]!;
    for (const option of approvals[row]!) support[option]![level]! += weight;
  }
  return support;
}

/** The levels after `change` was made to those rows that approve the option; equal values become one level. */
export function changeSupporters(
  { approvals }: ApprovalProfile,
  levels: Levels,
  option: number,
  change: (value: Rational) => Rational,
): Levels {
  const place = new Map<string, number>();
  const values: Rational[] = [];
  const placeOf = (value: Rational): number => {
    const text = rationalText(value);
    const known = place.get(text);
    if (known !== undefined) return known;
    place.set(text, values.length);
    return values.push(value) - 1;
  };
  const kept = new Int32Array(levels.values.length).fill(-1);
  const changed = new Int32Array(levels.values.length).fill(-1);
  const of = levels.of.map((level, row) => {
    const to = approvals[row]!.includes(option) ? changed : kept;
    if (to[level] === -1) to[level] = placeOf(to === kept ? levels.values[level]! : change(levels.values[level]!));
    return to[level]!;
  });
  return { values, of };
}

/** Equal texts for equal figures in every row. */
export function levelsKey({ values, of }: Levels): string {
  const texts = values.map(rationalText);
  return Array.from(of, (level) => texts[level]!).join();
}
