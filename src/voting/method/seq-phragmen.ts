import type { ApprovalProfile } from "./ballots.ts";
import { changeSupporters, type Levels, levelsAt, levelsKey, supportByLevel } from "./levels.ts";
import { add, compare, divide, type Exact, exactJson, multiply, type Rational, rational, zero } from "./rational.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

/** Why a seat went where it went: what each of the option's supporters carries after it. */
export interface LoadDetails {
  /** Null when nobody supports it. */
  readonly load: Exact | null;
  /** How many ballots approve it, and what they carried together before. */
  readonly supporters: Exact;
  readonly carried: Exact;
  /** By option what its supporters would carry each; null for those elected before and those without support. */
  readonly loads: readonly (Exact | null)[];
}

export interface Loads {
  readonly elected: readonly number[];
  readonly loads: Levels;
}

/**
 * Phragmén's sequential rule (1894; Brill, Freeman, Janson & Lackner 2017) for k seats: each seat is a load of 1 shared
 * by the supporters of whoever gets it, and the next seat goes where the largest load stays smallest. Options without
 * any support come last, tied with each other. `start` are loads to begin with; zero for everybody by default.
 */
export function seqPhragmen(
  profile: ApprovalProfile,
  seats: number,
  start?: Loads,
): SequentialRule<Loads, LoadDetails> {
  return {
    start: start ?? { elected: [], loads: levelsAt(zero, profile.approvals.length) },
    next: ({ elected, loads }) => (elected.length === seats ? null : lightest(profile, elected, loads)),
    take: ({ elected, loads }, option) => {
      const load = resulting(profile, supportByLevel(profile, loads)[option]!, loads).load;
      return {
        elected: [...elected, option],
        loads: load === null ? loads : changeSupporters(profile, loads, option, () => load),
      };
    },
    key: ({ elected, loads }) => `${[...elected].sort((a, b) => a - b).join()};${levelsKey(loads)}`,
    winners: ({ elected }) => elected,
  };
}

function lightest(profile: ApprovalProfile, elected: readonly number[], loads: Levels): Contenders<LoadDetails> {
  const results = supportByLevel(profile, loads).map((support) => resulting(profile, support, loads));
  const waiting = [...profile.options.keys()].filter((option) => !elected.includes(option));
  let tied: number[] = [];
  let least: Rational | null = null;
  for (const option of waiting) {
    const { load } = results[option]!;
    if (load === null) continue;
    const difference = least === null ? -1 : compare(load, least);
    if (difference < 0) [tied, least] = [[option], load];
    else if (difference === 0) tied.push(option);
  }
  const exact = (load: Rational | null) => (load === null ? null : exactJson(load));
  const explain = (option: number): LoadDetails => ({
    load: exact(results[option]!.load),
    supporters: exactJson(multiply(rational(results[option]!.weight), profile.unit)),
    carried: exactJson(multiply(results[option]!.carried, profile.unit)),
    loads: results.map(({ load }, other) => (elected.includes(other) ? null : exact(load))),
  });
  return { tied: least === null ? waiting : tied, kind: "elected", explain };
}

/** s(c) = (1 + Σ w x) / Σ w over the supporters, with w in ballots; null without supporters. */
function resulting(
  { unit }: ApprovalProfile,
  support: Float64Array,
  loads: Levels,
): { load: Rational | null; weight: number; carried: Rational } {
  let weight = 0;
  let carried = zero;
  support.forEach((atLevel, level) => {
    if (atLevel === 0) return;
    weight += atLevel;
    carried = add(carried, multiply(rational(atLevel), loads.values[level]!));
  });
  const load = weight === 0 ? null : divide(add(carried, divide(rational(1), unit)), rational(weight));
  return { load, weight, carried };
}
