import type { RankedProfile } from "./ballots.ts";
import type { Strength } from "./pairwise.ts";
import { type Exact, exactJson, multiply, rational } from "./rational.ts";
import { lead, leads, noneLead, type Reach, reachKey } from "./reach.ts";
import type { Contenders, Resolved, SequentialRule } from "./sequential.ts";

/** How strong the victory is that was locked. */
export interface PairDetails {
  readonly votes: Exact;
  readonly against: Exact;
}

/** A victory that was locked while another of the same strength contradicted it. */
export interface PairStep extends PairDetails {
  readonly kind: "locked";
  readonly pair: readonly [winner: number, loser: number];
  readonly tiedWith: readonly (readonly [winner: number, loser: number])[];
}

export interface Locked {
  /** From which options locked pairs lead to which. */
  readonly reaches: Reach;
  /** How many groups of equally strong pairs are done with. */
  readonly group: number;
}

interface Pair {
  readonly code: number;
  readonly winner: number;
  readonly loser: number;
  readonly votes: number;
  readonly against: number;
}

/**
 * Ranked pairs (Tideman 1987): victories are locked from the strongest to the weakest (most winning votes, then fewest
 * losing votes; or by margin), leaving out each that would close a cycle. A choice of this rule is a pair, coded as
 * winner · m + loser; the winner is the option that no locked pair leads to. Equal pairs are no victory of either.
 * `preferred` is the profile's `pairwise`.
 */
export function rankedPairs(
  profile: RankedProfile,
  preferred: readonly Float64Array[],
  strength: Strength,
): SequentialRule<Locked, PairDetails> {
  const m = profile.options.length;
  const groups = equallyStrong(preferred, strength);
  return {
    start: settled({ reaches: noneLead(m), group: 0 }, groups),
    next: (state) => conflicting(state, groups, profile),
    take: ({ reaches, group }, code) => {
      const after = reaches.map((row) => row.slice());
      lead(after, Math.floor(code / m), code % m);
      return settled({ reaches: after, group }, groups);
    },
    key: ({ reaches, group }) => `${group};${reachKey(reaches)}`,
    winners: ({ reaches }) =>
      [...profile.options.keys()].filter((b) => profile.options.every((_, a) => !leads(reaches, a, b))),
  };
}

/** The choices as pairs. */
export function pairSteps({ choices }: Resolved<Locked, PairDetails>, options: number): PairStep[] {
  const pair = (code: number): [number, number] => [Math.floor(code / options), code % options];
  return choices.map(({ option, tiedWith, details }) => ({
    kind: "locked",
    pair: pair(option),
    tiedWith: tiedWith.map(pair),
    ...details,
  }));
}

/** ranks of pairs made of ranks of options: first by the favoured winner, then by the least favoured loser. */
export function pairRanks(ranks: readonly number[]): number[] {
  return ranks.flatMap((winner) => ranks.map((loser) => winner * ranks.length + (ranks.length - 1 - loser)));
}

/** Locks everything whose order does not matter: pairs that close no cycle together with the rest of their group. */
function settled(state: Locked, groups: readonly (readonly Pair[])[]): Locked {
  const reaches = state.reaches.map((row) => row.slice());
  let group = state.group;
  for (; group < groups.length; group++) {
    // What is decided already needs no trying out: mostly that is nearly all of a group.
    const open = groups[group]!.filter((pair) => isOpen(reaches, pair));
    if (open.length === 0) continue;
    const together = open.length === 1 ? reaches : reaches.map((row) => row.slice());
    for (const { winner, loser } of open) lead(together, winner, loser);
    if (open.length === 1) continue;
    for (const { winner, loser } of open) {
      if (!leads(together, loser, winner)) lead(reaches, winner, loser);
    }
    if (open.some((pair) => isOpen(reaches, pair))) break;
  }
  return { reaches, group };
}

function conflicting(
  { reaches, group }: Locked,
  groups: readonly (readonly Pair[])[],
  profile: RankedProfile,
): Contenders<PairDetails> | null {
  const open = (groups[group] ?? []).filter((pair) => isOpen(reaches, pair));
  const [first] = open;
  if (first === undefined) return null;
  return {
    tied: open.map(({ code }) => code),
    kind: "locked",
    explain: () => ({
      votes: exactJson(multiply(rational(first.votes), profile.unit)),
      against: exactJson(multiply(rational(first.against), profile.unit)),
    }),
  };
}

/** Still to decide: neither locked already, by itself or through others, nor ruled out by a cycle. */
function isOpen(reaches: Reach, { winner, loser }: Pair): boolean {
  return !leads(reaches, winner, loser) && !leads(reaches, loser, winner);
}

function equallyStrong(preferred: readonly Float64Array[], strength: Strength): Pair[][] {
  const m = preferred.length;
  const pairs = preferred.flatMap((row, winner) =>
    [...row.keys()]
      .map((loser) => ({
        code: winner * m + loser,
        winner,
        loser,
        votes: row[loser]!,
        against: preferred[loser]![winner]!,
      }))
      .filter(({ votes, against }) => votes > against),
  );
  const stronger = (a: Pair, b: Pair): number =>
    strength === "winning" ? b.votes - a.votes || a.against - b.against : b.votes - b.against - (a.votes - a.against);
  const groups: Pair[][] = [];
  for (const pair of pairs.sort(stronger)) {
    const group = groups.at(-1);
    if (group !== undefined && stronger(group[0]!, pair) === 0) group.push(pair);
    else groups.push([pair]);
  }
  return groups;
}
