import type { Rational } from "./rational.ts";
import { favoured } from "./tie-breaking.ts";

/** One step of a count: which option was taken or dropped, and the exact figures that decided. */
export interface Step {
  readonly option: number;
  readonly kind: "elected" | "dropped" | "locked";
  /** The options that were equally good at this step, when there was more than this one. */
  readonly tiedWith: readonly number[];
  /** The figures behind the choice by name, for example price, payers, score, approvals. */
  readonly figures: Readonly<Record<string, Rational>>;
}

/** The options that a rule could take next from a state, or that it is done. */
export interface Contenders {
  readonly tied: readonly number[];
  readonly kind: Step["kind"];
  readonly figures: Readonly<Record<string, Rational>>;
}

/**
 * A rule that works step by step, without saying how ties are broken: what can come next from a state, and the state
 * after it. `key` is equal for two states exactly when the rule would go on from both in the same way.
 */
export interface SequentialRule<State> {
  readonly start: State;
  readonly next: (state: State) => Contenders | null;
  readonly take: (state: State, option: number) => State;
  readonly key: (state: State) => string;
  /** The winners at a state from which nothing comes next, in the order in which they were elected. */
  readonly winners: (state: State) => readonly number[];
}

/**
 * The count with ties broken by `ranks` (the lowest rank is favoured: elected first, dropped last): the winners in order
 * of election, each step, and whether any step had a tie at all.
 */
export function resolve<State>(
  rule: SequentialRule<State>,
  ranks: readonly number[],
): { winners: readonly number[]; steps: Step[]; brokeTie: boolean } {
  const steps: Step[] = [];
  let state = rule.start;
  for (let next = rule.next(state); next !== null; next = rule.next(state)) {
    const { tied, kind, figures } = next;
    const option =
      kind === "dropped"
        ? tied.reduce((worst, candidate) => (ranks[candidate]! > ranks[worst]! ? candidate : worst))
        : favoured(tied, ranks);
    steps.push({ option, kind, tiedWith: tied.filter((other) => other !== option), figures });
    state = rule.take(state, option);
  }
  return { winners: rule.winners(state), steps, brokeTie: steps.some(({ tiedWith }) => tiedWith.length > 0) };
}

/**
 * Every set of winners over all ways of breaking ties (parallel universes), each sorted by index, the sets in
 * lexicographic order; null when there are more than `limit` states. `enough` stops early at that many sets.
 */
export function everyOutcome<State>(
  rule: SequentialRule<State>,
  limit: number,
  enough = Infinity,
): readonly (readonly number[])[] | null {
  const visited = new Set<string>();
  const outcomes = new Map<string, number[]>();
  const waiting = [rule.start];
  visited.add(rule.key(rule.start));
  for (let state = waiting.pop(); state !== undefined && outcomes.size < enough; state = waiting.pop()) {
    const next = rule.next(state);
    if (next === null) {
      const winners = [...rule.winners(state)].sort((a, b) => a - b);
      outcomes.set(winners.join(), winners);
    }
    for (const option of next?.tied ?? []) {
      const after = rule.take(state, option);
      const key = rule.key(after);
      if (visited.has(key)) continue;
      visited.add(key);
      if (visited.size > limit) return null;
      waiting.push(after);
    }
  }
  return [...outcomes.values()].sort(compareLists);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing === -1 ? a.length - b.length : a[differing]! - (b[differing] ?? -1);
}
