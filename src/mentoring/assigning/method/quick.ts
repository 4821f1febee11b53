import { dayCost, evenLoads, fits, roomOf, unitCost, type Instance, type Plan } from "./problem.ts";

/** So many rounds of improving are enough: each takes up every unit once. */
const mostRounds = 20;

/**
 * A good plan at once: units with the most to lose first, each to the mentor who is cheapest by then, and then units
 * moved, or two of them changed for each other, as long as that helps. It is where the solver begins, and what stands
 * where there is no time to prove that nothing is better.
 */
export function quickPlan(instance: Instance): Plan {
  const state = stateOf(instance, null);
  const loss = (unit: number) => state.units[unit]!.waited + regret(state, unit, null);
  for (const unit of order(state, loss)) take(state, unit, best(state, unit));
  return improved(state);
}

/** The plan with units moved, and two of them changed for each other, as long as that helps. */
export function improvedPlan(instance: Instance, plan: Plan): Plan {
  return improved(stateOf(instance, plan));
}

/** A plan that may be carried out, where each unit goes as cheaply as it can when a mentor's day has this price. */
export function planByPrices(instance: Instance, prices: ArrayLike<number>): Plan {
  const state = stateOf(instance, null);
  for (const unit of order(state, (at) => regret(state, at, prices))) take(state, unit, cheapest(state, unit, prices));
  return told(state);
}

interface State {
  units: Instance["units"];
  /** Of each unit its mentor by place; `none` where it is left without. */
  plan: Int32Array;
  loads: Float64Array;
  /** The place after the last mentor: nobody. */
  none: number;
  /** What does not change: what a unit costs with whom, each mentor's days, an even load, and what a day beside it costs. */
  costs: Float64Array;
  room: readonly number[];
  even: readonly number[];
  each: number;
}

/** A plan to work on; where there is none, what staff have decided alone. */
function stateOf(instance: Instance, plan: Plan | null): State {
  const { units, mentors } = instance;
  const none = mentors.length;
  const costs = new Float64Array(units.length * (none + 1));
  const state = {
    ...{ units, none, costs, plan: new Int32Array(units.length).fill(none), loads: new Float64Array(none) },
    ...{ room: roomOf(instance), even: evenLoads(instance), each: dayCost(instance) },
  };
  units.forEach(({ fixed }, unit) => {
    for (let mentor = 0; mentor < none; mentor++) costs[unit * (none + 1) + mentor] = unitCost(instance, unit, mentor);
    costs[unit * (none + 1) + none] = unitCost(instance, unit, null);
    take(state, unit, (plan === null ? (fixed === "none" ? null : fixed) : plan[unit]) ?? none);
  });
  return state;
}

function told({ plan, none }: State): Plan {
  return Array.from(plan, (mentor) => (mentor === none ? null : mentor));
}

function improved(state: State): Plan {
  for (let round = 0; round < mostRounds; round++) {
    const moved = moveUnits(state);
    if (!swapUnits(state) && !moved) break;
  }
  return told(state);
}

const cost = ({ costs, none }: State, unit: number, mentor: number) => costs[unit * (none + 1) + mentor]!;

const priced = (state: State, unit: number, mentor: number, prices: ArrayLike<number> | null) =>
  cost(state, unit, mentor) + (prices?.[mentor] ?? 0) * state.units[unit]!.days;

/** What the unit loses where it does not get the mentor who is cheapest for it. */
function regret(state: State, unit: number, prices: ArrayLike<number> | null): number {
  let [least, next] = [Infinity, Infinity];
  for (let mentor = 0; mentor < state.none; mentor++) {
    const asked = priced(state, unit, mentor, prices);
    if (asked < least) [least, next] = [asked, least];
    else if (asked < next) next = asked;
  }
  return Number.isFinite(next) ? next - least : 1;
}

/** The units that may be chosen for, those with the most to lose first. */
function order({ units }: State, loss: (unit: number) => number): number[] {
  const losses = units.map((_, unit) => loss(unit));
  return [...units.keys()]
    .filter((unit) => units[unit]!.fixed === null)
    .sort((a, b) => losses[b]! - losses[a]! || a - b);
}

/** The mentor, or none, with whom the unit costs the least while all others stay. */
function best(state: State, unit: number): number {
  const { plan, loads, room, even, each, none, units } = state;
  const { days } = units[unit]!;
  const from = plan[unit]!;
  let [found, least] = [none, cost(state, unit, none)];
  for (let mentor = 0; mentor < none; mentor++) {
    const others = mentor === from ? loads[mentor]! - days : loads[mentor]!;
    if (!fits(others, days, room[mentor]!)) continue;
    const beside = Math.abs(others + days - even[mentor]!) - Math.abs(others - even[mentor]!);
    const asked = cost(state, unit, mentor) + each * beside;
    if (asked < least - 1e-12) [found, least] = [mentor, asked];
  }
  return found;
}

/** The mentor, or none, with whom the unit costs the least at these prices, of those who have time. */
function cheapest(state: State, unit: number, prices: ArrayLike<number>): number {
  const { loads, room, none, units } = state;
  const { days } = units[unit]!;
  let [found, least] = [none, cost(state, unit, none)];
  for (let mentor = 0; mentor < none; mentor++) {
    if (!fits(loads[mentor]!, days, room[mentor]!)) continue;
    const asked = priced(state, unit, mentor, prices);
    if (asked < least) [found, least] = [mentor, asked];
  }
  return found;
}

function take({ units, plan, loads, none }: State, unit: number, mentor: number): void {
  const { days } = units[unit]!;
  const from = plan[unit]!;
  if (from !== none) loads[from]! -= days;
  if (mentor !== none) loads[mentor]! += days;
  plan[unit] = mentor;
}

function moveUnits(state: State): boolean {
  let moved = false;
  state.units.forEach(({ fixed }, unit) => {
    if (fixed !== null) return;
    const to = best(state, unit);
    if (to === state.plan[unit]) return;
    take(state, unit, to);
    moved = true;
  });
  return moved;
}

/** All pairs of 2,800 units: looking at more would take long, and the first ones are enough then. */
const mostPairs = 4_000_000;

function swapUnits(state: State): boolean {
  const { units, plan, each } = state;
  let [swapped, pairs] = [false, 0];
  for (let one = 0; one < units.length; one++) {
    if (units[one]!.fixed !== null) continue;
    for (let other = one + 1; other < units.length; other++) {
      if (++pairs > mostPairs) return swapped;
      const [a, b] = [plan[one]!, plan[other]!];
      if (a === b) continue;
      const before = cost(state, one, a) + cost(state, other, b);
      const saved = before - cost(state, one, b) - cost(state, other, a);
      const change = units[other]!.days - units[one]!.days;
      // Units that take as long leave the loads as they are: most pairs end here.
      if (change === 0 && saved <= 1e-12) continue;
      if (units[other]!.fixed !== null || !canTake(state, a, change) || !canTake(state, b, -change)) continue;
      if (each * (besideBy(state, a, change) + besideBy(state, b, -change)) >= saved - 1e-12) continue;
      take(state, one, b);
      take(state, other, a);
      swapped = true;
    }
  }
  return swapped;
}

function canTake({ loads, room, none }: State, mentor: number, change: number): boolean {
  return mentor === none || fits(loads[mentor]!, change, room[mentor]!);
}

/** How much further from an even load a change takes the mentor. */
function besideBy({ loads, even, none }: State, mentor: number, change: number): number {
  if (mentor === none) return 0;
  return Math.abs(loads[mentor]! + change - even[mentor]!) - Math.abs(loads[mentor]! - even[mentor]!);
}
