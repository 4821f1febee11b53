import type { RankedProfile } from "./ballots.ts";
import type { Strength } from "./pairwise.ts";
import { type Exact, exactJson, multiply, rational } from "./rational.ts";
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
  /** reaches[a · m + b] = 1 when locked pairs lead from a to b. */
  readonly reaches: Uint8Array;
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
    start: settled({ reaches: new Uint8Array(m * m), group: 0 }, groups, m),
    next: (state) => conflicting(state, groups, profile, m),
    take: ({ reaches, group }, code) => {
      const after = Uint8Array.from(reaches);
      lock(after, Math.floor(code / m), code % m, m);
      return settled({ reaches: after, group }, groups, m);
    },
    key: ({ reaches, group }) => `${group};${reaches.join("")}`,
    winners: ({ reaches }) =>
      [...profile.options.keys()].filter((b) => profile.options.every((_, a) => reaches[a * m + b] === 0)),
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
function settled(state: Locked, groups: readonly (readonly Pair[])[], m: number): Locked {
  const reaches = Uint8Array.from(state.reaches);
  let group = state.group;
  for (; group < groups.length; group++) {
    const together = Uint8Array.from(reaches);
    for (const { winner, loser } of groups[group]!) lock(together, winner, loser, m);
    for (const { winner, loser } of groups[group]!) {
      if (together[loser * m + winner] === 0) lock(reaches, winner, loser, m);
    }
    if (groups[group]!.some((pair) => isOpen(reaches, pair, m))) break;
  }
  return { reaches, group };
}

function conflicting(
  { reaches, group }: Locked,
  groups: readonly (readonly Pair[])[],
  profile: RankedProfile,
  m: number,
): Contenders<PairDetails> | null {
  const open = (groups[group] ?? []).filter((pair) => isOpen(reaches, pair, m));
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
function isOpen(reaches: Uint8Array, { winner, loser }: Pair, m: number): boolean {
  return reaches[winner * m + loser] === 0 && reaches[loser * m + winner] === 0;
}

function lock(reaches: Uint8Array, winner: number, loser: number, m: number): void {
  if (reaches[winner * m + loser] === 1) return;
  for (let a = 0; a < m; a++) {
    if (a !== winner && reaches[a * m + winner] === 0) continue;
    for (let b = 0; b < m; b++) if (b === loser || reaches[loser * m + b] === 1) reaches[a * m + b] = 1;
  }
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
