import type { Instance } from "../method/instance.ts";
import type { LinearModel } from "../../platform/solver/linear-model.ts";
import { seriesModel, type Loose } from "../method/solver/model.ts";
import { offersOf, timelessOffers } from "../method/offers.ts";
import { problemOf } from "../method/problem.ts";
import { solveWithHighs, type SolveSettings } from "../../platform/solver/solve-highs.ts";

/** Whether any series keeps all the rules of an instance; null when the time was not enough to tell. */
export async function holdsTogether(instance: Instance, loose: Loose, limits: SolveSettings): Promise<boolean | null> {
  const model = limits.timeLimitSeconds <= 0 ? null : rulesOf(instance, loose);
  if (model === "impossible") return false;
  if (model === null) return null;
  const { status, columns } = await solveWithHighs({ ...model, value: model.value.map(() => 0) }, null, limits);
  if (columns !== null) return true;
  return status === "infeasible" ? false : null;
}

/** The least that a series can cost, or the fewest workshops it can have; null when none was proven in time. */
export async function leastSum(
  instance: Instance,
  loose: Loose,
  of: "cost" | "workshops",
  limits: SolveSettings,
): Promise<number | null> {
  const model = limits.timeLimitSeconds <= 0 ? null : rulesOf(instance, loose);
  if (model === null || model === "impossible") return null;
  const offers = offersOf(problemOf(instance));
  const value = model.value.map((_, column) =>
    column < offers.length ? -(of === "cost" ? offers[column]!.cost : 1) : 0,
  );
  const { status, columns } = await solveWithHighs({ ...model, value }, null, limits);
  if (status !== "optimal" || columns === null) return null;
  return offers.reduce((sum, { cost }, w) => sum + Math.round(columns[w]!) * (of === "cost" ? cost : 1), 0);
}

/** The first columns are the offers, as often as they are held. */
function rulesOf(instance: Instance, loose: Loose): LinearModel | "impossible" {
  const problem = problemOf(instance);
  const offers = offersOf(problem);
  const timeless = timelessOffers(problem);
  const fixed = timeless.reduce((sum, { least }) => sum + least, 0);
  const isFixedOffered = fixed === (instance.fixed ?? []).length && timeless.every(({ least, most }) => least <= most);
  if (!isFixedOffered || instance.slots?.length === 0) return "impossible";
  return seriesModel(problem, offers, loose).model;
}
