import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import type { Random } from "../random.ts";

/**
 * Good own and common workshops: for each audience as many as the series asks for, those first that prices hold (see
 * `priceSeries`), and then improved by annealed exchanges. Everybody in the audience attends, so a plan's worth needs no
 * assignment of seats. Where choices come besides, prices know what is better left to them, and there is no exchange
 * but to keep within the budget. Returns the number of times (0 or 1) each offer is held, or null when none was found
 * within the budget and with each topic once per person.
 */
export function searchTogether(
  problem: Problem,
  offers: readonly Offer[],
  likely: Float64Array,
  random: Random,
): number[] | null {
  const { budget = Infinity, mode } = problem.instance;
  const together = [...offers.keys()].filter((w) => offers[w]!.kind !== "choice");
  const audiences = [...Map.groupBy(together, (w) => offers[w]!.group)].map(([group, mine]) => ({
    group,
    mine: mine.filter((w) => offers[w]!.most > 0),
  }));
  const state = stateOf(problem, offers);

  for (const w of together) if (offers[w]!.least === 1) state.hold(w, 1);
  // The common ones first: their topics are then taken for every group.
  audiences.sort((a, b) => a.group - b.group);
  for (const { group, mine } of audiences) {
    while (mine.filter((w) => state.times[w] === 1).length < state.countOf(group)) {
      const added = likeliest(state, mine, likely);
      if (added === -1) return null;
      state.hold(added, 1);
    }
  }
  if (mode === "groups" || state.cost() > budget) exchange(state, offers, audiences, budget, stepsFor(problem), random);
  return state.cost() <= budget + 1e-9 ? [...state.times] : null;
}

/** Steps that take about a tenth of a second: a step's work grows with the people whose top needs it meets. */
function stepsFor({ people }: Problem): number {
  return Math.max(6_000, Math.min(30_000, Math.round(6_000_000 / people)));
}

/** The free offer that prices hold most; where they hold none, the best to add. */
function likeliest(state: State, mine: readonly number[], likely: Float64Array): number {
  const free = mine.filter((w) => state.times[w] === 0 && state.isFree(w));
  const first = free.reduce((best, w) => (best === -1 || likely[w]! > likely[best]! ? w : best), -1);
  return first === -1 || likely[first]! < 0.05 ? state.bestToAdd(mine) : first;
}

const WARM = 0.003;
const COLD = 0.00005;

/** What money overspent costs, against what the same share of the budget brings. */
const DEAR = 1.5;

interface AudienceOffers {
  group: number;
  mine: readonly number[];
}

function exchange(
  state: State,
  offers: readonly Offer[],
  audiences: readonly AudienceOffers[],
  budget: number,
  steps: number,
  random: Random,
): void {
  // Money overspent counts against the plan, so that a greedy start above the budget works its way down.
  const overspent = () => Math.max(0, state.cost() - budget - 1e-9);
  const worth = () => state.worth() * (1 - (DEAR * overspent()) / Math.max(budget, 1e-9));
  let current = worth();
  let best = { worth: current, overspent: overspent(), times: state.times.slice() };
  for (let step = 0; step < steps; step++) {
    const undo = exchangeOnce(state, offers, audiences, random);
    // What one costs more, another may cost less.
    if (budget < Infinity && random.next() < 0.5) undo.push(...exchangeOnce(state, offers, audiences, random));
    const next = worth();
    const temperature = WARM * (COLD / WARM) ** (step / steps);
    if (next < current && random.next() >= Math.exp((next - current) / temperature)) {
      for (const [w, by] of undo.reverse()) state.hold(w, by);
      continue;
    }
    current = next;
    const over = overspent();
    if (over < best.overspent || (over === best.overspent && current > best.worth))
      best = { worth: current, overspent: over, times: state.times.slice() };
  }
  best.times.forEach((times, w) => {
    const now = state.times[w]!;
    if (times !== now) state.hold(w, times > now ? 1 : -1);
  });
}

/**
 * Holds one workshop of an audience in place of another; one that stands in its way with another audience (a topic
 * that becomes common, or was) gives way to the best that this audience can still have. Returns how to undo it.
 */
function exchangeOnce(
  state: State,
  offers: readonly Offer[],
  audiences: readonly AudienceOffers[],
  random: Random,
): [number, 1 | -1][] {
  const undo: [number, 1 | -1][] = [];
  const hold = (w: number, by: 1 | -1) => {
    state.hold(w, by);
    undo.push([w, by === 1 ? -1 : 1]);
  };
  const takeBack = () => {
    for (const [w, by] of undo.splice(0).reverse()) state.hold(w, by);
    return undo;
  };

  const { group, mine } = audiences[random.below(audiences.length)]!;
  const held = mine.filter((w) => state.times[w] === 1 && offers[w]!.least === 0);
  if (held.length === 0) return undo;
  const out = held[random.below(held.length)]!;
  const into = mine[random.below(mine.length)]!;
  if (into === out || state.times[into] === 1) return undo;
  hold(out, -1);

  const { topic } = offers[into]!;
  for (const other of audiences) {
    if (other.group !== group && other.group !== -1 && group !== -1) continue;
    const inTheWay = other.mine.find((w) => state.times[w] === 1 && offers[w]!.topic === topic);
    if (inTheWay === undefined) continue;
    if (other.group === group || offers[inTheWay]!.least === 1) return takeBack();
    hold(inTheWay, -1);
  }
  hold(into, 1);
  for (const other of audiences) {
    if (other.mine.filter((w) => state.times[w] === 1).length === state.countOf(other.group)) continue;
    const added = state.bestToAdd(other.mine);
    if (added === -1) return takeBack();
    hold(added, 1);
  }
  return undo;
}

type State = ReturnType<typeof stateOf>;

/** What is held, what it is worth, and how often each person's top needs are met by it. */
function stateOf(problem: Problem, offers: readonly Offer[]) {
  const { people, candidates, top, topValue, share, shareValue } = problem;
  const { own = 0, common = 0 } = problem.instance;
  const times = new Int32Array(offers.length);
  const met = new Int32Array(people);
  const value = offers.map(({ candidate, people: all }) =>
    all.reduce((sum, i) => sum + shareValue[i]! * share[i * candidates + candidate]!, 0),
  );
  const wanting = offers.map(({ candidate, people: all }) => all.filter((i) => top[i * candidates + candidate] === 1));
  let worth = 0;
  let cost = 0;

  // How many workshops on a topic each group has, the common ones at group −1, and all audiences together.
  const topics = problem.instance.topics.length;
  const held = new Int32Array((problem.groups.length + 1) * topics);
  const heldByAny = new Int32Array(topics);
  const isFree = (w: number) => {
    const { group, topic } = offers[w]!;
    const inTheWay = group === -1 ? heldByAny[topic] : held[topic]! + held[(group + 1) * topics + topic]!;
    return inTheWay === 0;
  };

  return {
    times,
    /** Workshops that an audience must have. */
    countOf: (group: number) => (group === -1 ? common : own),
    worth: () => worth,
    cost: () => cost,
    /** Whether nobody in the offer's audience has its topic yet. */
    isFree,
    hold(w: number, by: 1 | -1): void {
      const { group, topic } = offers[w]!;
      times[w]! += by;
      held[(group + 1) * topics + topic]! += by;
      heldByAny[topic]! += by;
      worth += by * value[w]!;
      cost += by * offers[w]!.cost;
      for (const i of wanting[w]!) {
        if (by === 1 && met[i] === 0) worth += topValue[i]!;
        met[i]! += by;
        if (by === -1 && met[i] === 0) worth -= topValue[i]!;
      }
    },
    bestToAdd(mine: readonly number[]): number {
      const gain = (w: number) => wanting[w]!.reduce((sum, i) => sum + (met[i] === 0 ? topValue[i]! : 0), value[w]!);
      const free = mine.filter((w) => times[w] === 0 && isFree(w));
      return free.reduce((best, w) => (best === -1 || gain(w) > gain(best) ? w : best), -1);
    },
  };
}
