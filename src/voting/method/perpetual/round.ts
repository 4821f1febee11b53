import { compare, type Exact, exactJson, parseRational, type Rational, rational, zero } from "../rational.ts";
import { type RoundMethod, roundMethods, type RoundRule, type Standing } from "./rules.ts";

/**
 * What a rule remembers after a round, as it can be kept in JSON: by voter, exact figures by name: `load`
 * (per_phragmen), `quota` and `wins` (per_quota), `weight` (per_pav, per_consensus). Who is not in it votes as a newcomer.
 */
export type PerpetualState = Readonly<Record<string, Readonly<Record<string, Exact>>>>;

/** A vote in a round: the candidates approved, by their place 0 … in the round. */
export interface RoundVote {
  readonly voter: string;
  readonly approved: readonly number[];
}

/** A round judged: by candidate its figure and support, who is best, and what is remembered once one of these has won. */
export interface JudgedRound {
  readonly figures: readonly (Exact | null)[];
  readonly support: readonly number[];
  readonly tied: readonly number[];
  readonly after: (winner: number) => PerpetualState;
}

/**
 * One round of a perpetual rule, from what is remembered to what is remembered. Each voter who votes is counted once,
 * whatever weight their ballot has elsewhere; who does not vote keeps their standing. With nobody to judge by, all tie.
 * Throws RangeError for a state whose figures can't be read.
 */
export function judgeRound(
  rule: RoundRule,
  state: PerpetualState,
  candidates: number,
  votes: readonly RoundVote[],
): JudgedRound {
  const method = roundMethods[rule];
  const support = new Array<number>(candidates).fill(0);
  for (const { approved } of votes) for (const candidate of approved) support[candidate]! += 1;
  const classes = classesOf(method, state, votes, support);
  const exactFigures = figuresOf(method, classes, candidates);
  const tied = bestOf(exactFigures, method.best);
  return {
    figures: exactFigures.map((figure) => figure && exactJson(figure)),
    support,
    tied,
    after: (winner) => ({ ...state, ...standingsAfter(method, classes, winner, exactFigures[winner]!, votes.length) }),
  };
}

/** Voters with equal standings at this round. */
interface Class {
  readonly standing: Standing;
  readonly worth: Rational;
  readonly votes: RoundVote[];
}

function classesOf(
  method: RoundMethod,
  state: PerpetualState,
  votes: readonly RoundVote[],
  support: readonly number[],
): Class[] {
  const classes = new Map<string, Class>();
  for (const vote of votes) {
    const stored = Object.hasOwn(state, vote.voter) ? state[vote.voter]! : null;
    const agreeing = vote.approved.reduce((most, candidate) => Math.max(most, support[candidate]!), 0);
    const key = `${stored === null ? "" : JSON.stringify(stored)};${agreeing}`;
    const known = classes.get(key);
    if (known !== undefined) {
      known.votes.push(vote);
      continue;
    }
    const before = stored === null ? method.fresh : readStanding(method, stored, vote.voter);
    const standing = method.arrive(before, rational(agreeing, votes.length));
    classes.set(key, { standing, worth: method.worth(standing), votes: [vote] });
  }
  return [...classes.values()];
}

function readStanding({ fresh }: RoundMethod, stored: Readonly<Record<string, Exact>>, voter: string): Standing {
  return Object.fromEntries(
    Object.keys(fresh).map((name) => {
      const figure = parseRational(stored[name]);
      if (figure === undefined) throw new RangeError(`The standing of voter ${voter} has no figure ${name}.`);
      return [name, figure];
    }),
  );
}

function figuresOf(method: RoundMethod, classes: readonly Class[], candidates: number): (Rational | null)[] {
  const supporters = classes.map(({ votes }) => {
    const counts = new Array<number>(candidates).fill(0);
    for (const { approved } of votes) for (const candidate of approved) counts[candidate]! += 1;
    return counts;
  });
  return Array.from({ length: candidates }, (_, candidate) => {
    const groups = classes.map(({ worth }, index) => ({ worth, voters: supporters[index]![candidate]! }));
    return method.figure(groups.filter(({ voters }) => voters > 0));
  });
}

function bestOf(figures: readonly (Rational | null)[], best: RoundMethod["best"]): number[] {
  let tied: number[] = [];
  let leading: Rational | null = null;
  figures.forEach((figure, candidate) => {
    if (figure === null) return;
    const difference = leading === null ? 1 : compare(figure, leading) * (best === "largest" ? 1 : -1);
    if (difference > 0) [tied, leading] = [[candidate], figure];
    else if (difference === 0) tied.push(candidate);
  });
  return tied.length > 0 ? tied : [...figures.keys()];
}

function standingsAfter(
  method: RoundMethod,
  classes: readonly Class[],
  winner: number,
  figure: Rational | null,
  voters: number,
): PerpetualState {
  const supports = ({ approved }: RoundVote): boolean => approved.includes(winner);
  const payers = classes.reduce(
    (sum, { worth, votes }) => (compare(worth, zero) > 0 ? sum + votes.filter(supports).length : sum),
    0,
  );
  const after = classes.flatMap(({ standing, votes }) => {
    const left = (won: boolean) => {
      const now = won && figure !== null ? method.win(standing, { figure, voters, payers }) : standing;
      return writeStanding(method.leave(now));
    };
    // Winning has no meaning for a class of which nobody supports the winner, so it is not worked out for it.
    const winners = votes.some(supports) ? left(true) : null;
    const others = left(false);
    return votes.map((vote) => [vote.voter, winners !== null && supports(vote) ? winners : others] as const);
  });
  return Object.fromEntries(after);
}

function writeStanding(standing: Standing): Readonly<Record<string, Exact>> {
  return Object.fromEntries(Object.entries(standing).map(([name, figure]) => [name, exactJson(figure)]));
}
