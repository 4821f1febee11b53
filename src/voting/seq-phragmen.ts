import type { ApprovalProfile } from "./ballots.ts";
import { changeSupporters, type Levels, levelsAt, levelsKey, supportByLevel } from "./levels.ts";
import { add, compare, divide, multiply, type Rational, rational, zero } from "./rational.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

export interface Loads {
  readonly elected: readonly number[];
  readonly loads: Levels;
}

/**
 * Phragmén's sequential rule (1894; Brill, Freeman, Janson & Lackner 2017) for k seats: each seat is a load of 1 shared
 * by the supporters of whoever gets it, and the next seat goes where the largest load stays smallest. Options without
 * any support come last, tied with each other. `start` are loads to begin with; zero for everybody by default.
 */
export function seqPhragmen(profile: ApprovalProfile, seats: number, start?: Loads): SequentialRule<Loads> {
  return {
    start: start ?? { elected: [], loads: levelsAt(zero, profile.approvals.length) },
    next: ({ elected, loads }) => (elected.length === seats ? null : lightest(profile, elected, loads)),
    take: ({ elected, loads }, option) => {
      const load = resultingLoad(profile, supportByLevel(profile, loads)[option]!, loads);
      return {
        elected: [...elected, option],
        loads: load === null ? loads : changeSupporters(profile, loads, option, () => load),
      };
    },
    key: ({ elected, loads }) => `${[...elected].sort((a, b) => a - b).join()};${levelsKey(loads)}`,
    winners: ({ elected }) => elected,
  };
}

function lightest(profile: ApprovalProfile, elected: readonly number[], loads: Levels): Contenders {
  const support = supportByLevel(profile, loads);
  const waiting = [...profile.options.keys()].filter((option) => !elected.includes(option));
  let tied: number[] = [];
  let least: Rational | null = null;
  for (const option of waiting) {
    const load = resultingLoad(profile, support[option]!, loads);
    if (load === null) continue;
    const difference = least === null ? -1 : compare(load, least);
    if (difference < 0) [tied, least] = [[option], load];
    else if (difference === 0) tied.push(option);
  }
  return least === null
    ? { tied: waiting, kind: "elected", figures: {} }
    : { tied, kind: "elected", figures: { load: least } };
}

/** s(c) = (1 + Σ w x) / Σ w over the supporters, with w in ballots; null without supporters. */
function resultingLoad({ unit }: ApprovalProfile, support: Float64Array, loads: Levels): Rational | null {
  let weight = 0;
  let carried = divide(rational(1), unit);
  support.forEach((atLevel, level) => {
    if (atLevel === 0) return;
    weight += atLevel;
    carried = add(carried, multiply(rational(atLevel), loads.values[level]!));
  });
  return weight === 0 ? null : divide(carried, rational(weight));
}
