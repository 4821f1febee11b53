import { solveWithHighs, type Solver } from "../../../platform/solver/solve-highs.ts";
import { assignmentModel } from "./model.ts";
import { costOf, isFeasible, sum, unitCost, type Cost, type Instance, type Plan } from "./problem.ts";
import { quickPlan } from "./quick.ts";

export interface ProposalSettings {
  timeLimitSeconds: number;
  seed: number;
  /** One to use for many small problems; each has its own when left out. */
  solver?: Solver;
}

export interface Proposed {
  plan: Plan;
  cost: Cost;
  /** How much of its cost the proposal could be from the best there is, 0 … 1; 0 is proven to be the best. */
  gap: number;
}

/** Closer than this to the best is the best: the solver's own tolerance. */
const proven = 1e-5;

/** The best plan that is found in the time: a good one at once, then branch and cut from there with a proven bound. */
export async function proposeAssignments(instance: Instance, settings: ProposalSettings): Promise<Proposed> {
  const quick = quickPlan(instance);
  if (instance.units.length === 0 || instance.mentors.length === 0) {
    return { plan: quick, cost: costOf(instance, quick), gap: 0 };
  }
  const { model, encode, decode } = assignmentModel(instance);
  const { columns, bound } = await solveWithHighs(model, encode(quick), settings);
  const found = columns === null ? quick : decode(columns);
  const plan = isFeasible(instance, found) && totalOf(instance, found) < totalOf(instance, quick) ? found : quick;
  const cost = costOf(instance, plan);
  const least = Math.max(-bound, cheapest(instance));
  const gap = cost.total <= proven ? 0 : Math.max(0, (cost.total - least) / cost.total);
  return { plan, cost, gap: gap < proven ? 0 : gap };
}

/** No plan costs less: each unit with whom it is cheapest, as if everybody had time for all. */
function cheapest(instance: Instance): number {
  const { units, mentors } = instance;
  const costs = units.map(({ fixed }, unit) =>
    fixed === null
      ? Math.min(unitCost(instance, unit, null), ...mentors.map((_, mentor) => unitCost(instance, unit, mentor)))
      : unitCost(instance, unit, fixed === "none" ? null : fixed),
  );
  return sum(costs);
}

function totalOf(instance: Instance, plan: Plan): number {
  return costOf(instance, plan).total;
}
