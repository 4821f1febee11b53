import type { Label, SequenceProfile } from "../ballots.ts";
import type { Exact } from "../rational.ts";
import { stateLimit } from "../tie-breaking.ts";
import { judgeRound, type JudgedRound, type PerpetualState } from "./round.ts";
import type { RoundRule } from "./rules.ts";

/** Voters of a round to whom it did the same. */
export interface StandingStep {
  readonly voters: readonly Label[];
  /** Whether they approve the winner. */
  readonly won: boolean;
  /** What the rule remembered of them; null for newcomers. */
  readonly before: Readonly<Record<string, Exact>> | null;
  readonly after: Readonly<Record<string, Exact>>;
}

/** A round and why its winner won. Options are the file's own names. */
export interface RoundStep {
  /** From 1. */
  readonly round: number;
  readonly option: Label;
  readonly kind: "elected";
  readonly tiedWith: readonly Label[];
  /** Each candidate's figure by the rule (null when it has none), and how many approve it. */
  readonly candidates: readonly { readonly option: Label; readonly figure: Exact | null; readonly support: number }[];
  readonly standings: readonly StandingStep[];
}

/** The winners round by round; `sequences` is null when there are too many ways of breaking ties to list them all. */
export interface SequenceOutcome {
  readonly sequences: readonly (readonly Label[])[] | null;
  readonly tied: boolean;
  readonly steps: readonly RoundStep[];
}

/** The rounds with ties broken by `ranks` of options; null favours whom the round names first. */
export function sequenceByRank(
  profile: SequenceProfile,
  rule: RoundRule,
  ranks: readonly number[] | null,
): SequenceOutcome {
  let state: PerpetualState = {};
  const steps: RoundStep[] = [];
  for (const [index] of profile.rounds.entries()) {
    const judged = judgedRound(profile, rule, index, state);
    const rankOf = (place: number): number => ranks?.[profile.rounds[index]!.candidates[place]!] ?? place;
    const winner = judged.tied.reduce((best, place) => (rankOf(place) < rankOf(best) ? place : best));
    const after = judged.after(winner);
    steps.push(roundStep(profile, index, judged, winner, state, after));
    state = after;
  }
  const tied = steps.some(({ tiedWith }) => tiedWith.length > 0);
  return { sequences: [steps.map(({ option }) => option)], tied, steps };
}

/** Every sequence of winners over all ways of breaking ties, round by round. */
export function everySequence(profile: SequenceProfile, rule: RoundRule): SequenceOutcome {
  let open: { winners: readonly Label[]; state: PerpetualState }[] = [{ winners: [], state: {} }];
  for (const [index, { candidates }] of profile.rounds.entries()) {
    open = open.flatMap(({ winners, state }) => {
      const { tied, after } = judgedRound(profile, rule, index, state);
      return tied.map((place) => ({
        winners: [...winners, profile.labels[candidates[place]!]!],
        state: after(place),
      }));
    });
    if (open.length > stateLimit) return { sequences: null, tied: true, steps: [] };
  }
  return { sequences: open.map(({ winners }) => winners), tied: open.length > 1, steps: [] };
}

function judgedRound({ rounds, voters }: SequenceProfile, rule: RoundRule, index: number, state: PerpetualState) {
  const { candidates, votes } = rounds[index]!;
  const place = new Map(candidates.map((option, at) => [option, at]));
  const roundVotes = votes.map(({ voter, approved }) => ({
    voter: String(voters[voter]),
    approved: approved.map((option) => place.get(option)!),
  }));
  return judgeRound(rule, state, candidates.length, roundVotes);
}

function roundStep(
  { rounds, labels, voters }: SequenceProfile,
  index: number,
  { figures, support, tied }: JudgedRound,
  winner: number,
  before: PerpetualState,
  after: PerpetualState,
): RoundStep {
  const { candidates, votes } = rounds[index]!;
  const label = (place: number): Label => labels[candidates[place]!]!;
  const standings = new Map<string, { voters: Label[]; step: Omit<StandingStep, "voters"> }>();
  for (const { voter, approved } of votes) {
    const name = String(voters[voter]);
    const step = { won: approved.includes(candidates[winner]!), before: before[name] ?? null, after: after[name]! };
    const key = JSON.stringify(step);
    const known = standings.get(key);
    if (known === undefined) standings.set(key, { voters: [voters[voter]!], step });
    else known.voters.push(voters[voter]!);
  }
  return {
    round: index + 1,
    option: label(winner),
    kind: "elected",
    tiedWith: tied.filter((place) => place !== winner).map(label),
    candidates: candidates.map((_, place) => ({
      option: label(place),
      figure: figures[place]!,
      support: support[place]!,
    })),
    standings: [...standings.values()].map(({ voters: alike, step }) => ({ voters: alike, ...step })),
  };
}
