import { createHash } from "node:crypto";
import { type RankedProfile, totalWeight } from "./ballots.ts";
import { InputMistake } from "./input-mistake.ts";
import { flags, layOut, type Papers, rowsKey } from "./papers.ts";
import type { Contenders, SequentialRule } from "./sequential.ts";

/** Values of papers are whole hundred-thousandths: five decimals, as the rules ask. */
export const paperUnits = 100_000;

/** What happened to the votes at a stage. All votes are in whole units of weight × 1/100,000 of a paper. */
export interface Stage {
  readonly kind: "counted" | "surplus" | "dropped" | "filled";
  /** Whose papers moved on. */
  readonly from: number | null;
  /** What one paper that had the full value was worth when it moved on, for a surplus: surplus / votes. */
  readonly surplus: { readonly over: number; readonly of: number } | null;
  readonly received: readonly number[];
  /** Value that moved to nobody at this stage: papers with no next choice, and the decimals cut off. */
  readonly lost: number;
  /** By option, at the end of the stage. */
  readonly votes: readonly number[];
  /** Elected at the end of the stage, the most votes first. */
  readonly elected: readonly number[];
}

export interface Transfers {
  readonly stages: readonly Stage[];
  /** A digest of the votes at all stages before the last one: ties look back at them. */
  readonly past: string;
  /** In order of election; those whose surplus still has to be transferred. */
  readonly elected: readonly number[];
  readonly pending: readonly number[];
  readonly continuing: readonly number[];
  /** The option that row r is with (also when elected or dropped for good); −1 once with none. And a paper's value. */
  readonly with: Int32Array;
  readonly value: Int32Array;
}

/**
 * Single transferable vote by the Scottish rules for local government (SSI 2007/42, rules 45–52): quota
 * ⌊valid/(k+1)⌋ + 1; the largest surplus first, all papers of the elected move at surplus × value / votes cut to five
 * decimals; then the option with the fewest votes is dropped and its papers move at the value they came with. Ties go
 * by the latest earlier stage at which the votes differed, then by the lot. As many options left as seats are elected.
 * A paper counts as in instant runoff; without one first choice it is not valid. Throws InputMistake when the votes
 * are too many to be counted exactly.
 */
export function scottishStv(profile: RankedProfile, seats: number): SequentialRule<Transfers, object> {
  if (totalWeight(profile) * paperUnits > Number.MAX_SAFE_INTEGER) {
    throw new InputMistake("ballots: there are too many for values of five decimals to be counted exactly.");
  }
  const papers = layOut(profile);
  const start = counted(profile, papers);
  const quota = quotaOf(profile, seats, start.stages[0]!);
  return {
    start: settled(start, quota, seats),
    next: (state) => contenders(state, seats),
    take: (state, option) => {
      const after = state.pending.includes(option)
        ? surplusMoved(profile, papers, state, option, quota)
        : dropped(profile, papers, state, option);
      return settled(after, quota, seats);
    },
    key: keyOf,
    winners: ({ elected }) => elected,
  };
}

function keyOf({ stages, past, elected, continuing, pending, with: at, value }: Transfers): string {
  const standing = [[...elected].sort((a, b) => a - b), continuing, pending].join(" ");
  return [standing, stages.length, past, stages.at(-1)!.votes, rowsKey(at), rowsKey(value)].join(" ");
}

function pastWith({ past, stages }: Transfers): string {
  return createHash("sha256")
    .update(`${past} ${stages.at(-1)!.votes.join()}`)
    .digest("base64");
}

/** The votes that elect, in the units of a stage: ⌊valid/(k+1)⌋ + 1 whole ballots. */
export function quotaOf({ unit }: RankedProfile, seats: number, { votes }: Stage): number {
  // A unit is 1/d of a ballot, so a ballot is d · 100,000.
  const ballot = Number(unit.denominator) * paperUnits;
  const valid = votes.reduce((sum, each) => sum + each, 0);
  return (Number(BigInt(valid) / BigInt(ballot * (seats + 1))) + 1) * ballot;
}

function counted(profile: RankedProfile, papers: Papers): Transfers {
  const everyone = [...profile.options.keys()];
  const allIn = flags(everyone.length, everyone);
  const at = Int32Array.from(profile.tiers, (_, row) => papers.countsFor(row, allIn));
  const value = new Int32Array(at.length).fill(paperUnits);
  const votes = votesOf(profile, at, value);
  const stage: Stage = { kind: "counted", from: null, surplus: null, received: votes, lost: 0, votes, elected: [] };
  return { stages: [stage], past: "", elected: [], pending: [], continuing: everyone, with: at, value };
}

/** Elects whoever has the quota, and all who are left when they are no more than the seats left. */
function settled(state: Transfers, quota: number, seats: number): Transfers {
  const last = state.stages.at(-1)!;
  const mostFirst = [...state.continuing].sort((a, b) => last.votes[b]! - last.votes[a]! || a - b);
  const reached = mostFirst.filter((option) => last.votes[option]! >= quota);
  const after: Transfers = {
    ...state,
    stages: [...state.stages.slice(0, -1), { ...last, elected: reached }],
    elected: [...state.elected, ...reached],
    pending: [...state.pending, ...reached.filter((option) => last.votes[option]! > quota)],
    continuing: state.continuing.filter((option) => !reached.includes(option)),
  };
  const seatsLeft = seats - after.elected.length;
  if (seatsLeft === 0 || after.continuing.length > seatsLeft) return after;
  const rest = mostFirst.filter((option) => !reached.includes(option));
  const filled: Stage = { ...last, kind: "filled", from: null, surplus: null, received: [], lost: 0, elected: rest };
  return {
    ...after,
    stages: rest.length === 0 ? after.stages : [...after.stages, filled],
    elected: [...after.elected, ...rest],
    continuing: [],
  };
}

function contenders({ stages, elected, pending, continuing }: Transfers, seats: number): Contenders<object> | null {
  const explain = () => ({});
  const seatsLeft = seats - elected.length;
  if (seatsLeft === 0 || continuing.length === 0) return null;
  if (pending.length > 0) return { tied: narrowed(pending, stages, true), kind: "surplus", explain };
  const { votes } = stages.at(-1)!;
  const without = continuing.filter((option) => votes[option] === 0);
  // All of them go before anybody else and nothing moves, so their order needs no tie-break.
  const noneMatters = continuing.length - without.length >= seatsLeft;
  const tied = without.length > 0 && noneMatters ? without.slice(-1) : narrowed(continuing, stages, false);
  return { tied, kind: "dropped", explain };
}

/** Those with the most (or the fewest) votes now; then of these at the latest earlier stage at which they differed. */
function narrowed(options: readonly number[], stages: readonly Stage[], most: boolean): readonly number[] {
  let tied = options;
  for (const { votes } of stages.toReversed()) {
    const limit = tied.reduce((best, option) => {
      const each = votes[option]!;
      return (most ? each > best : each < best) ? each : best;
    }, votes[tied[0]!]!);
    tied = tied.filter((option) => votes[option] === limit);
    if (tied.length === 1) break;
  }
  return tied;
}

function surplusMoved(
  profile: RankedProfile,
  papers: Papers,
  state: Transfers,
  from: number,
  quota: number,
): Transfers {
  const votes = state.stages.at(-1)!.votes[from]!;
  const over = votes - quota;
  // A few values only, so that each is worked out once.
  const moved = new Map<number, number>();
  const newValue = (value: number): number => {
    const known = moved.get(value);
    if (known !== undefined) return known;
    const cut = Number((BigInt(over) * BigInt(value)) / BigInt(votes));
    moved.set(value, cut);
    return cut;
  };
  const pending = state.pending.filter((option) => option !== from);
  const stage = { kind: "surplus" as const, from, surplus: { over, of: votes } };
  return transferred(profile, papers, { ...state, pending }, stage, newValue, quota);
}

function dropped(profile: RankedProfile, papers: Papers, state: Transfers, from: number): Transfers {
  const continuing = state.continuing.filter((option) => option !== from);
  const stage = { kind: "dropped" as const, from, surplus: null };
  return transferred(profile, papers, { ...state, continuing }, stage, (value) => value, 0);
}

function transferred(
  profile: RankedProfile,
  papers: Papers,
  state: Transfers,
  stage: Pick<Stage, "kind" | "surplus"> & { readonly from: number },
  newValue: (value: number) => number,
  keeps: number,
): Transfers {
  const before = state.stages.at(-1)!.votes;
  const continuing = flags(before.length, state.continuing);
  const received = new Array<number>(before.length).fill(0);
  const value = Int32Array.from(state.value);
  const at = state.with.map((option, row) => {
    if (option !== stage.from) return option;
    const to = papers.countsFor(row, continuing);
    value[row] = newValue(value[row]!);
    if (to !== -1) received[to]! += profile.weights[row]! * value[row];
    return to;
  });
  const votes = before.map((each, option) => (option === stage.from ? keeps : each + received[option]!));
  const lost = before[stage.from]! - keeps - received.reduce((sum, each) => sum + each, 0);
  const stages = [...state.stages, { ...stage, received, lost, votes, elected: [] }];
  return { ...state, stages, past: pastWith(state), with: at, value };
}

function votesOf({ options, weights }: RankedProfile, at: Int32Array, value: Int32Array): number[] {
  const votes = new Array<number>(options.length).fill(0);
  at.forEach((option, row) => {
    if (option >= 0) votes[option]! += weights[row]! * value[row]!;
  });
  return votes;
}
