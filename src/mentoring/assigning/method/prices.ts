// How good a plan can be at all, and a better one on the way: each mentor's days get a price, and every unit goes where it
// is cheapest with it.
import { costOf, dayCost, evenLoads, fits, roomOf, unitCost, type Instance, type Plan } from "./problem.ts";
import { improvedPlan, planByPrices } from "./quick.ts";

export interface Priced {
  /** The best plan of those met, no worse than the one that it began with. */
  plan: Plan;
  /** No plan at all costs less. */
  least: number;
  /** What a day of each mentor's is worth, at the best bound. */
  prices: Float64Array;
}

/** So many rounds bring the bound within some thousandths of the best that prices can give, and end sooner where it stands still. */
const mostRounds = 4_000;
/** The steps are halved after so many rounds without a better bound, and each so many rounds a plan is made of the prices. */
const patience = 40;
const plansEach = 100;

/**
 * Bounds the cost of all plans from below by Lagrangian relaxation: the mentors' days are not limited but priced, which
 * leaves each unit a choice of its own, and the prices are raised and lowered by subgradients (Held, Wolfe & Crowder 1974;
 * for assignments with capacities Fisher, Jaikumar & Van Wassenhove 1986). The bound is as good as that of the linear
 * programme, in a fraction of its time with thousands of units. The same input gives the same output.
 * @param onRound told how far it has come, 0 … 1.
 */
export function pricedPlan(instance: Instance, start: Plan, onRound?: (share: number) => void): Priced {
  const tables = tablesOf(instance);
  const prices = new Float64Array(instance.mentors.length);
  const best = { plan: start, cost: costOf(instance, start).total, least: -Infinity, prices: prices.slice() };
  let [stretch, waited] = [1, 0];
  for (let round = 0; round < mostRounds; round++) {
    const { value, excess } = relaxed(tables, prices);
    waited = value > best.least + 1e-9 ? 0 : waited + 1;
    if (value > best.least) [best.least, best.prices] = [value, prices.slice()];
    if (round % plansEach === plansEach - 1) {
      keepBetter(instance, best, improvedPlan(instance, planByPrices(instance, prices)));
      onRound?.(round / mostRounds);
    }
    if (waited >= patience) [stretch, waited] = [stretch / 2, 0];
    const norm = excess.reduce((sum, each) => sum + each * each, 0);
    if (norm === 0 || stretch < 1e-4 || best.cost - best.least < 1e-9) break;
    const step = (stretch * Math.max(best.cost - value, 1e-9)) / norm;
    excess.forEach((each, mentor) => (prices[mentor]! += step * each));
  }
  keepBetter(instance, best, improvedPlan(instance, planByPrices(instance, best.prices)));
  return best;
}

function keepBetter(instance: Instance, best: { plan: Plan; cost: number }, plan: Plan): void {
  const cost = costOf(instance, plan).total;
  if (cost < best.cost) [best.plan, best.cost] = [plan, cost];
}

interface Tables {
  units: Instance["units"];
  mentors: number;
  /** By unit and mentor; Infinity where the unit can't go there. */
  costs: Float64Array;
  left: Float64Array;
  room: readonly number[];
  even: readonly number[];
  each: number;
}

/**
 * The choices that are worth a closer look, at these prices: of each unit the one that is cheapest, and of all others those
 * that come closest to it, up to so many in all; and what the plan has. The best plan is made of such choices nearly always
 * (the core of the problem: Balas & Zemel 1980).
 */
export function coreOf(
  instance: Instance,
  { plan, prices }: Pick<Priced, "plan" | "prices">,
  most: number,
): (unit: number, mentor: number | null) => boolean {
  const { units, mentors, costs, left } = tablesOf(instance);
  const dear = new Float64Array(units.length * (mentors + 1));
  for (let unit = 0; unit < units.length; unit++) {
    const at = unit * (mentors + 1);
    for (let mentor = 0; mentor < mentors; mentor++)
      dear[at + mentor] = costs[unit * mentors + mentor]! + prices[mentor]! * units[unit]!.days;
    dear[at + mentors] = left[unit]!;
    const least = Math.min(...dear.subarray(at, at + mentors + 1));
    for (let mentor = 0; mentor <= mentors; mentor++) dear[at + mentor]! -= least;
  }
  const limit = dear.toSorted()[Math.min(most, dear.length) - 1] ?? 0;
  return (unit, mentor) => plan[unit] === mentor || dear[unit * (mentors + 1) + (mentor ?? mentors)]! <= limit;
}

function tablesOf(instance: Instance): Tables {
  const { units, mentors } = instance;
  const room = roomOf(instance);
  const costs = new Float64Array(units.length * mentors.length);
  const left = new Float64Array(units.length);
  units.forEach(({ fixed, days }, unit) => {
    left[unit] = typeof fixed === "number" ? Infinity : unitCost(instance, unit, null);
    for (let mentor = 0; mentor < mentors.length; mentor++) {
      const isPossible = fixed === null ? fits(0, days, room[mentor]!) : fixed === mentor;
      costs[unit * mentors.length + mentor] = isPossible ? unitCost(instance, unit, mentor) : Infinity;
    }
  });
  return { units, mentors: mentors.length, costs, left, room, even: evenLoads(instance), each: dayCost(instance) };
}

/** The cost with these prices where nobody's days are limited, and how much each mentor's load is beyond what the price asks. */
function relaxed({ units, mentors, costs, left, room, even, each }: Tables, prices: Float64Array) {
  const excess = new Float64Array(mentors);
  let value = 0;
  for (let unit = 0; unit < units.length; unit++) {
    const { days } = units[unit]!;
    let [least, at] = [left[unit]!, -1];
    for (let mentor = 0; mentor < mentors; mentor++) {
      const cost = costs[unit * mentors + mentor]! + prices[mentor]! * days;
      if (cost < least) [least, at] = [cost, mentor];
    }
    value += least;
    if (at !== -1) excess[at]! += days;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    const price = prices[mentor]!;
    const load = price > each ? room[mentor]! : price < -each ? 0 : even[mentor]!;
    value += each * Math.abs(load - even[mentor]!) - price * load;
    excess[mentor]! -= load;
  }
  return { value, excess };
}
