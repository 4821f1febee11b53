import type { Held } from "../instance.ts";
import { seriesModel } from "./model.ts";
import type { Offer } from "../offers.ts";
import { chosenFrom } from "../plan.ts";
import type { Problem } from "../problem.ts";
import type { SolveSettings } from "../../../platform/solver/solve-highs.ts";
import { MOST_PEOPLE } from "./segments.ts";
import { solveBySegments } from "./solve-segments.ts";
import { solveSeries } from "./solve-series.ts";
import { solveTimed, type Solution } from "../timed/solve.ts";

/** The best plan for a problem from a start that keeps the rules, or from none. Blocks its thread. */
export async function solvePlan(
  problem: Problem,
  offers: readonly Offer[],
  start: readonly Held[] | null,
  limits: SolveSettings,
): Promise<Solution> {
  const isLarge = problem.people > MOST_PEOPLE;
  // Every slot is a model of its own: for thousands of people the quick plan stands, with the bound that it has.
  if (problem.timetable !== null && isLarge) return { isInfeasible: false, plan: null, bound: 1 };
  if (problem.timetable !== null) return await solveTimed(problem, offers, start, limits);
  const chosen = start === null ? null : chosenFrom(problem, offers, start);
  if (isLarge && problem.instance.mode !== "groups") return await solveBySegments(problem, offers, chosen, limits);
  const { model, encode, decode } = seriesModel(problem, offers);
  const from = chosen === null ? null : encode(chosen);
  const isNearlyFlow = (problem.instance.cannotLink ?? []).length === 0;
  const solved = await solveSeries({ model, workshops: offers.length, isNearlyFlow, start: from }, limits);
  if (solved.status === "infeasible") return { isInfeasible: true, plan: null, bound: 1 };
  return { isInfeasible: false, plan: solved.columns === null ? null : decode(solved.columns), bound: solved.bound };
}
