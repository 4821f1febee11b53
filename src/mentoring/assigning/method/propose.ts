import { solveWithHighs, type Solver } from "../../../platform/solver/solve-highs.ts";
import { assignmentModel } from "./model.ts";
import { coreOf, pricedPlan } from "./prices.ts";
import { costOf, isFeasible, type Cost, type Instance, type Plan } from "./problem.ts";
import { improvedPlan, quickPlan } from "./quick.ts";

export interface ProposalSettings {
  timeLimitSeconds: number;
  seed: number;
  /** One to use for many small problems; each has its own when left out. */
  solver?: Solver;
  /** Told where the work is: a share of the plans looked at, 0 … 1, and then that the solver has begun. */
  onStage?: (stage: Stage) => void;
}

/** What is done at the moment: a good plan is sought, with the share of that done, or a better one and the proof. */
export type Stage = { stage: "plans"; done: number } | { stage: "proof" };

export interface Proposed {
  plan: Plan;
  cost: Cost;
  /** How much of its cost the proposal could be from the best there is, 0 … 1; 0 is proven to be the best. */
  gap: number;
}

/** Closer than this to the best is the best: the solver's own tolerance. */
const proven = 1e-5;

/** Up to so many choices of a mentor for a unit the solver looks at all of them and can prove the best. */
const mostChoices = 8_000;
/** Of more, it looks at so many that are worth it. */
const coreChoices = 5_000;

/**
 * The best plan that is found in the time: a good one at once, a better one by prices, which also bound how good any can
 * be, and then branch and cut from there. With thousands of units the solver gets those choices alone that are worth it at
 * these prices, as it would find nothing among all; how far the plan can be from the best is told by the prices then.
 */
export async function proposeAssignments(instance: Instance, settings: ProposalSettings): Promise<Proposed> {
  const quick = quickPlan(instance);
  if (instance.units.length === 0 || instance.mentors.length === 0) {
    return { plan: quick, cost: costOf(instance, quick), gap: 0 };
  }
  const priced = pricedPlan(instance, quick, (done) => settings.onStage?.({ stage: "plans", done }));
  const gap = gapOf(totalOf(instance, priced.plan), priced.least);
  if (gap < proven) return { plan: priced.plan, cost: costOf(instance, priced.plan), gap };

  settings.onStage?.({ stage: "proof" });
  const isWhole = instance.units.length * instance.mentors.length <= mostChoices;
  const open = isWhole ? undefined : coreOf(instance, priced, coreChoices);
  const { model, encode, decode } = assignmentModel(instance, open);
  const { columns, bound } = await solveWithHighs(model, encode(priced.plan), settings);
  const found = columns === null ? priced.plan : improvedPlan(instance, decode(columns));
  const isBetter = isFeasible(instance, found) && totalOf(instance, found) < totalOf(instance, priced.plan);
  const plan = isBetter ? found : priced.plan;
  const cost = costOf(instance, plan);
  return { plan, cost, gap: gapOf(cost.total, isWhole ? Math.max(-bound, priced.least) : priced.least) };
}

/** How much of the cost a plan could be above the least that any has; what is within the tolerance is none. */
function gapOf(total: number, least: number): number {
  const gap = total <= proven ? 0 : Math.max(0, (total - least) / total);
  return gap < proven ? 0 : gap;
}

function totalOf(instance: Instance, plan: Plan): number {
  return costOf(instance, plan).total;
}
