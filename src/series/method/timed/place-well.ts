import { breaches } from "../feasibility.ts";
import type { Held } from "../instance.ts";
import { withNextBest } from "../next-best.ts";
import { appraise } from "../objective.ts";
import type { Offer } from "../offers.ts";
import { placed } from "../placed.ts";
import { withFacilitators } from "../plan.ts";
import type { Problem } from "../problem.ts";
import type { Random } from "../random.ts";
import { placeInSlots } from "./placing.ts";

/** How often all workshops are gone through, and by how much a change must better the plan. */
const ROUNDS = 3;
const GAIN = 1e-9;

/**
 * A plan made without regard to time, placed in slots and led; then each workshop gives way to another, or to itself
 * at another time, for as long as that betters the plan. Null when what must be held finds no place.
 */
export function placeWell(
  problem: Problem,
  offers: readonly Offer[],
  timeless: readonly Held[],
  random: Random,
): Held[] | null {
  const placedPlan = placeInSlots(problem, timeless, random);
  if (placedPlan === null) return null;
  let plan = withFacilitators(problem, placedPlan);
  if (breaches(problem, plan).length > 0) return plan;
  let worth = appraise(problem, plan).objective;
  for (let round = 0; round < ROUNDS; round++) {
    const before = worth;
    for (const held of plan) {
      if (isFixed(problem, held)) continue;
      const found = plan.includes(held) ? withNextBest(problem, offers, plan, held) : null;
      if (found === null || breaches(problem, found).length > 0) continue;
      const { objective } = appraise(problem, found);
      if (objective > worth + GAIN) [plan, worth] = [found, objective];
    }
    if (worth <= before + GAIN) break;
  }
  return plan;
}

function isFixed(problem: Problem, { topic, level }: Held): boolean {
  const candidate = topic * problem.instance.levels + level;
  return (problem.instance.fixed ?? []).some((entry) => placed(problem, entry).candidate === candidate);
}
