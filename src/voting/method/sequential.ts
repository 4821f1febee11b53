import { favoured } from "./tie-breaking.ts";

/** What a step did with its option. */
export type StepKind = "elected" | "dropped" | "locked" | "surplus";

/** One choice of a count: which option was taken or dropped, and what explains it. */
export interface Choice<Details> {
  readonly option: number;
  readonly kind: StepKind;
  /** The options that were equally good at this step, when there was more than this one. */
  readonly tiedWith: readonly number[];
  readonly details: Details;
}

/** A choice as a step of the result: its details beside it. */
export type Step<Details> = Omit<Choice<Details>, "details"> & Details;

/** The options that a rule could take next from a state, and what would explain each of them. */
export interface Contenders<Details> {
  readonly tied: readonly number[];
  readonly kind: StepKind;
  readonly explain: (option: number) => Details;
}

/**
 * A rule that works step by step, without saying how ties are broken: what can come next from a state, and the state
 * after it. `key` is equal for two states exactly when the rule would go on from both in the same way.
 */
export interface SequentialRule<State, Details> {
  readonly start: State;
  readonly next: (state: State) => Contenders<Details> | null;
  readonly take: (state: State, option: number) => State;
  readonly key: (state: State) => string;
  /** The winners at a state from which nothing comes next, in the order in which they were elected. */
  readonly winners: (state: State) => readonly number[];
}

/** A count with broken ties: the winners in order of election, each choice, and the state in which it ended. */
export interface Resolved<State, Details> {
  readonly winners: readonly number[];
  readonly choices: readonly Choice<Details>[];
  readonly end: State;
  /** Whether any choice had a tie at all. */
  readonly brokeTie: boolean;
}

/** The count with ties broken by `ranks`: the lowest rank is favoured, so it is elected first and dropped last. */
export function resolve<State, Details>(
  rule: SequentialRule<State, Details>,
  ranks: readonly number[],
): Resolved<State, Details> {
  const choices: Choice<Details>[] = [];
  let state = rule.start;
  for (let next = rule.next(state); next !== null; next = rule.next(state)) {
    const { tied, kind, explain } = next;
    const option = chosen(next, ranks);
    choices.push({ option, kind, tiedWith: tied.filter((other) => other !== option), details: explain(option) });
    state = rule.take(state, option);
  }
  const brokeTie = choices.some(({ tiedWith }) => tiedWith.length > 0);
  return { winners: rule.winners(state), choices, end: state, brokeTie };
}

/** The winners alone, as `resolve` finds them: for a rule that is counted many times over. */
export function winnersOf<State, Details>(
  rule: SequentialRule<State, Details>,
  ranks: readonly number[],
): readonly number[] {
  let state = rule.start;
  for (let next = rule.next(state); next !== null; next = rule.next(state))
    state = rule.take(state, chosen(next, ranks));
  return rule.winners(state);
}

function chosen({ tied, kind }: Pick<Contenders<unknown>, "tied" | "kind">, ranks: readonly number[]): number {
  if (kind !== "dropped") return favoured(tied, ranks);
  return tied.reduce((worst, candidate) => (ranks[candidate]! > ranks[worst]! ? candidate : worst));
}

/** Choices as steps. */
export function stepsOf<Details>(choices: readonly Choice<Details>[]): Step<Details>[] {
  return choices.map(({ details, ...choice }) => ({ ...choice, ...details }));
}

/**
 * Every set of winners over all ways of breaking ties (parallel universes), each sorted by index, the sets in
 * lexicographic order; null when there are more than `limit` states. `enough` stops early at that many sets.
 */
export function everyOutcome<State, Details>(
  rule: SequentialRule<State, Details>,
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
