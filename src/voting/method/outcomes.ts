import { type Exact, exactJson, type Rational } from "./rational.ts";
import { everyOutcome, resolve, type Resolved, type SequentialRule, type Step, stepsOf } from "./sequential.ts";
import { stateLimit } from "./tie-breaking.ts";
import { everySet, fillSeats, tiersByTotal } from "./tiers.ts";

/** What a rule found: sets of winners (null when too many to list), whether they are tied, tiers best first, steps. */
export interface Outcomes<OneStep> {
  readonly winners: readonly (readonly number[])[] | null;
  readonly tied: boolean;
  readonly order: readonly (readonly number[])[];
  readonly steps: readonly OneStep[];
}

/** How ties are met: broken by ranks (the lowest is favoured), or not broken: every outcome. */
export type Ties = { readonly broken: "not" } | { readonly broken: "by-rank"; readonly ranks: readonly number[] };

/** The options with the largest totals, `figure` naming what the totals count. `tied` = another set has as good a claim. */
export function outcomesByTotal<Figure extends string>(
  totals: readonly Rational[],
  figure: Figure,
  seats: number,
  ties: Ties,
): Outcomes<Step<Record<Figure, Exact>>> {
  const explain = (option: number) => ({ [figure]: exactJson(totals[option]!) }) as Record<Figure, Exact>;
  return outcomesByTier(tiersByTotal(totals), seats, ties, explain);
}

/** As `outcomesByTotal`, from tiers that are known already. */
export function outcomesByTier<Details>(
  order: readonly (readonly number[])[],
  seats: number,
  ties: Ties,
  explain: (option: number) => Details,
): Outcomes<Step<Details>> {
  const { certain, contested, seatsLeft } = fillSeats(order, seats);
  const tied = contested.length > 0;
  if (ties.broken === "not") {
    const winners = everySet(order, seats);
    return { winners, tied, order, steps: certain.map((option) => elected(option, [], explain)) };
  }
  const favouredFirst = [...contested].sort((a, b) => ties.ranks[a]! - ties.ranks[b]!);
  const steps = [
    ...certain.map((option) => elected(option, [], explain)),
    ...favouredFirst.slice(0, seatsLeft).map((option) => elected(option, contested, explain)),
  ];
  return { winners: [sorted(steps.map(({ option }) => option))], tied, order, steps };
}

/**
 * What a step-by-step rule finds. `tied` = some other way of breaking the ties gives other winners; where finding that
 * out would take more than `effort` states, a tie that had to be broken is reported as one. The order is: the winners
 * one by one as they were elected, then all others; over every outcome: in all sets of winners, in some, in none.
 */
export function outcomesByStep<State, Details>(
  rule: SequentialRule<State, Details>,
  options: number,
  ties: Ties,
  effort: number,
): Outcomes<Step<Details>> {
  return outcomesTold(rule, options, ties, effort, ({ choices }) => stepsOf(choices));
}

/** As `outcomesByStep`, where the steps are more than the choices: `tell` makes them. */
export function outcomesTold<State, Details, OneStep>(
  rule: SequentialRule<State, Details>,
  options: number,
  ties: Ties,
  effort: number,
  tell: (resolved: Resolved<State, Details>) => readonly OneStep[],
): Outcomes<OneStep> {
  if (ties.broken === "not") return everyOutcomeOf([everyOutcome(rule, stateLimit)], options);
  const resolved = resolve(rule, ties.ranks);
  const { winners, brokeTie } = resolved;
  const others = brokeTie ? everyOutcome(rule, effort, 2) : [];
  return {
    winners: [sorted(winners)],
    tied: others === null || others.length > 1,
    order: nonEmpty([...winners.map((winner) => [winner]), without(options, winners)]),
    steps: tell(resolved),
  };
}

/** Several explorations taken together; null in one of them means that there are too many states to tell. */
export function everyOutcomeOf(
  explorations: readonly (readonly (readonly number[])[] | null)[],
  options: number,
): Outcomes<never> {
  const sets = new Map<string, readonly number[]>();
  for (const found of explorations) {
    if (found === null) return { winners: null, tied: true, order: [without(options, [])], steps: [] };
    for (const winners of found) sets.set(winners.join(), winners);
  }
  const winners = [...sets.values()];
  const all = Array.from({ length: options }, (_, option) => option);
  const inHowMany = all.map((option) => winners.filter((set) => set.includes(option)).length);
  return {
    winners,
    tied: winners.length > 1,
    order: nonEmpty([
      all.filter((option) => inHowMany[option] === winners.length),
      all.filter((option) => inHowMany[option]! > 0 && inHowMany[option]! < winners.length),
      all.filter((option) => inHowMany[option] === 0),
    ]),
    steps: [],
  };
}

function elected<Details>(
  option: number,
  tier: readonly number[],
  explain: (option: number) => Details,
): Step<Details> {
  return { option, kind: "elected", tiedWith: tier.filter((other) => other !== option), ...explain(option) };
}

function without(options: number, winners: readonly number[]): number[] {
  return Array.from({ length: options }, (_, option) => option).filter((option) => !winners.includes(option));
}

function nonEmpty(tiers: readonly (readonly number[])[]): (readonly number[])[] {
  return tiers.filter((tier) => tier.length > 0);
}

function sorted(winners: readonly number[]): number[] {
  return [...winners].sort((a, b) => a - b);
}

/** How many states may be looked at to tell whether a broken tie mattered: fewer where each takes longer, to stay quick. */
export function effortFor(workPerState: number): number {
  return Math.max(3, Math.min(stateLimit, Math.floor(6_000_000 / (1 + workPerState))));
}
