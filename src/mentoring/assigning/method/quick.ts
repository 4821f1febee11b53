import { dayCost, evenLoads, fits, loadsOf, roomOf, unitCost, type Instance, type Plan } from "./problem.ts";

/** So many rounds of improving are enough: each takes up every unit once. */
const mostRounds = 20;

/**
 * A good plan at once: units with the most to lose first, each to the mentor who is cheapest by then, and then units
 * moved, or two of them changed for each other, as long as that helps. It is where the solver begins, and what stands
 * where there is no time to prove that nothing is better.
 */
export function quickPlan(instance: Instance): Plan {
  const state = begun(instance);
  for (let round = 0; round < mostRounds; round++) {
    const moved = moveUnits(instance, state);
    if (!swapUnits(instance, state) && !moved) break;
  }
  return state.plan;
}

interface State {
  plan: (number | null)[];
  loads: number[];
  /** What does not change: each mentor's days, an even load, and what a day beside it costs. */
  room: readonly number[];
  even: readonly number[];
  each: number;
}

function begun(instance: Instance): State {
  const { units, mentors } = instance;
  const plan: (number | null)[] = units.map(({ fixed }) => (fixed === "none" ? null : fixed));
  const [room, even, each] = [roomOf(instance), evenLoads(instance), dayCost(instance)];
  const state = { plan, loads: loadsOf(instance, plan), room, even, each };
  const loss = (unit: number) => {
    const costs = mentors.map((_, mentor) => unitCost(instance, unit, mentor)).sort((a, b) => a - b);
    return units[unit]!.waited + (costs[1] ?? 1) - (costs[0] ?? 0);
  };
  const losses = units.map((_, unit) => loss(unit));
  const order = [...units.keys()]
    .filter((unit) => units[unit]!.fixed === null)
    .sort((a, b) => losses[b]! - losses[a]! || a - b);
  for (const unit of order) take(instance, state, unit, best(instance, state, unit));
  return state;
}

/** The mentor, or none, with whom the unit costs the least while all others stay. */
function best(instance: Instance, { plan, loads, room, even, each }: State, unit: number): number | null {
  const { days } = instance.units[unit]!;
  const from = plan[unit] ?? null;
  let [found, least]: [number | null, number] = [null, unitCost(instance, unit, null)];
  loads.forEach((load, mentor) => {
    const others = mentor === from ? load - days : load;
    if (!fits(others, days, room[mentor]!)) return;
    const beside = Math.abs(others + days - even[mentor]!) - Math.abs(others - even[mentor]!);
    const cost = unitCost(instance, unit, mentor) + each * beside;
    if (cost < least - 1e-12) [found, least] = [mentor, cost];
  });
  return found;
}

function take({ units }: Instance, { plan, loads }: State, unit: number, mentor: number | null): void {
  const from = plan[unit];
  if (from != null) loads[from]! -= units[unit]!.days;
  if (mentor !== null) loads[mentor]! += units[unit]!.days;
  plan[unit] = mentor;
}

function moveUnits(instance: Instance, state: State): boolean {
  let moved = false;
  instance.units.forEach(({ fixed }, unit) => {
    if (fixed !== null) return;
    const to = best(instance, state, unit);
    if (to === state.plan[unit]) return;
    take(instance, state, unit, to);
    moved = true;
  });
  return moved;
}

/** Looking at every pair would take long with thousands of units; so many beginnings are enough for a start. */
const mostPairs = 200_000;

function swapUnits(instance: Instance, state: State): boolean {
  const { units } = instance;
  const { room, even, each } = state;
  let [swapped, pairs] = [false, 0];
  for (let one = 0; one < units.length; one++)
    for (let other = one + 1; other < units.length; other++) {
      if (++pairs > mostPairs) return swapped;
      const [a, b] = [state.plan[one] ?? null, state.plan[other] ?? null];
      if (a === b || units[one]!.fixed !== null || units[other]!.fixed !== null) continue;
      const change = units[other]!.days - units[one]!.days;
      if (!canTake(state.loads, room, a, change) || !canTake(state.loads, room, b, -change)) continue;
      const before = unitCost(instance, one, a) + unitCost(instance, other, b);
      const after = unitCost(instance, one, b) + unitCost(instance, other, a);
      const beside = besideBy(state.loads, even, a, change) + besideBy(state.loads, even, b, -change);
      if (after + each * beside >= before - 1e-12) continue;
      take(instance, state, one, b);
      take(instance, state, other, a);
      swapped = true;
    }
  return swapped;
}

function canTake(loads: readonly number[], room: readonly number[], mentor: number | null, change: number): boolean {
  return mentor === null || fits(loads[mentor]!, change, room[mentor]!);
}

/** How much further from an even load a change takes the mentor. */
function besideBy(loads: readonly number[], even: readonly number[], mentor: number | null, change: number): number {
  if (mentor === null) return 0;
  return Math.abs(loads[mentor]! + change - even[mentor]!) - Math.abs(loads[mentor]! - even[mentor]!);
}
