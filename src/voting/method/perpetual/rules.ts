import { add, compare, divide, multiply, one, type Rational, rational, subtract, zero } from "../rational.ts";

/** The rules that remember who got what in earlier rounds; and plain approval, which does not, for comparison. */
export const perpetualRules = ["per_phragmen", "per_quota", "per_pav", "per_consensus"] as const;
export type PerpetualRule = (typeof perpetualRules)[number];
export type RoundRule = PerpetualRule | "av";

/** What a rule remembers of a voter: figures by name. */
export type Standing = Readonly<Record<string, Rational>>;

/** Supporters of a candidate for whom a win counts equally much. */
export interface Supporters {
  readonly worth: Rational;
  readonly voters: number;
}

/** How a round went, as far as those who pay for the winner need to know. */
export interface Won {
  readonly figure: Rational;
  /** Who voted in the round, and how many of them supported the winner and had something to pay with. */
  readonly voters: number;
  readonly payers: number;
}

/** A perpetual rule in its parts; all standings are those of voters who vote in the round. */
export interface RoundMethod {
  /** Who votes for the first time. */
  readonly fresh: Standing;
  /** When the round comes: `share` = the largest support among what the voter approves, as a share of the voters. */
  readonly arrive: (standing: Standing, share: Rational) => Standing;
  /** What a win counts for this voter. */
  readonly worth: (standing: Standing) => Rational;
  /** What a candidate is judged by; null without anybody to judge by. */
  readonly figure: (supporters: readonly Supporters[]) => Rational | null;
  readonly best: "largest" | "smallest";
  /** After the round for who supported the winner, and then for everybody who voted. */
  readonly win: (standing: Standing, won: Won) => Standing;
  readonly leave: (standing: Standing) => Standing;
}

const asBefore = (standing: Standing): Standing => standing;
const sumOf = (supporters: readonly Supporters[]): Rational =>
  supporters.reduce((sum, { worth, voters }) => add(sum, multiply(rational(voters), worth)), zero);

/** The rules of perpetual voting (Lackner 2020; Lackner & Maly 2023). */
export const roundMethods: Readonly<Record<RoundRule, RoundMethod>> = {
  // Loads x: a candidate's supporters S, without whoever has more than ℓ = (1 + Σx)/|S|, would carry ℓ each; least ℓ.
  per_phragmen: {
    fresh: { load: zero },
    arrive: asBefore,
    worth: ({ load }) => load!,
    figure: leastLoad,
    best: "smallest",
    win: ({ load }, { figure }) => ({ load: compare(load!, figure) > 0 ? load! : figure }),
    leave: asBefore,
  },
  // Everybody is due the share of voters that agree with them; the sum over supporters of what is still due.
  per_quota: {
    fresh: { quota: zero, wins: zero },
    arrive: ({ quota, wins }, share) => ({ quota: add(quota!, share), wins: wins! }),
    worth: ({ quota, wins }) => (compare(quota!, wins!) > 0 ? subtract(quota!, wins!) : zero),
    figure: sumOf,
    best: "largest",
    win: ({ quota, wins }) => ({ quota: quota!, wins: add(wins!, one) }),
    leave: asBefore,
  },
  // Weights 1, 1/2, 1/3 … by the number of wins.
  per_pav: {
    fresh: { weight: one },
    arrive: asBefore,
    worth: ({ weight }) => weight!,
    figure: sumOf,
    best: "largest",
    win: ({ weight }) => ({ weight: divide(weight!, add(weight!, one)) }),
    leave: asBefore,
  },
  // A win costs as many as voted, shared by its supporters whose weight is above zero; everybody gets 1 a round.
  per_consensus: {
    fresh: { weight: one },
    arrive: asBefore,
    worth: ({ weight }) => (compare(weight!, zero) > 0 ? weight! : zero),
    figure: sumOf,
    best: "largest",
    win: ({ weight }, { voters, payers }) =>
      compare(weight!, zero) > 0 ? { weight: subtract(weight!, rational(voters, payers)) } : { weight: weight! },
    leave: ({ weight }) => ({ weight: add(weight!, one) }),
  },
  av: {
    fresh: {},
    arrive: asBefore,
    worth: () => one,
    figure: sumOf,
    best: "largest",
    win: asBefore,
    leave: asBefore,
  },
};

function leastLoad(supporters: readonly Supporters[]): Rational | null {
  const lightestFirst = supporters.toSorted((a, b) => compare(a.worth, b.worth));
  let voters = lightestFirst.reduce((sum, group) => sum + group.voters, 0);
  let carried = add(one, sumOf(lightestFirst));
  for (const group of lightestFirst.toReversed()) {
    const load = divide(carried, rational(voters));
    if (compare(group.worth, load) <= 0) return load;
    carried = subtract(carried, multiply(rational(group.voters), group.worth));
    voters -= group.voters;
  }
  return null;
}
