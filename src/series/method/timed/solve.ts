import { breaches } from "../feasibility.ts";
import type { Held } from "../instance.ts";
import { seriesModel } from "../solver/model.ts";
import { appraise } from "../objective.ts";
import { timelessWithin, type Offer } from "../offers.ts";
import { chosenFrom } from "../plan.ts";
import type { Problem } from "../problem.ts";
import { randomFrom } from "../random.ts";
import type { Solved, SolveSettings } from "../../../platform/solver/solve-highs.ts";
import { solveSeries } from "../solver/solve-series.ts";
import { placeWell } from "./place-well.ts";

/** What solving came to: the best plan known that keeps the rules, and what none can be worth more than. */
export interface Solution {
  isInfeasible: boolean;
  plan: Held[] | null;
  bound: number;
}

/** A value so close to its bound meets it: what is left of sums and of the solver's tolerances. */
const MET = 2e-6;

/** Parts of the time left that the first two steps may take. */
const shares = { timeless: 0.3, chosen: 0.25 } as const;

/**
 * Solves a series whose workshops have slots, in three steps, each from the best plan before it. Without regard to
 * time, the series is solved soon: no timed one is worth more, and its workshops can often be placed at little loss.
 * Then the best slots and seats for the workshops chosen so far; then the whole. It ends once a plan meets the bound.
 */
export async function solveTimed(
  problem: Problem,
  offers: readonly Offer[],
  start: readonly Held[] | null,
  settings: SolveSettings,
): Promise<Solution> {
  const started = performance.now();
  const within = (share: number) => {
    const timeLeft = settings.timeLimitSeconds - (performance.now() - started) / 1000;
    return { ...settings, timeLimitSeconds: Math.max(share * timeLeft, 0.2) };
  };
  let best = start === null ? null : valued(problem, start);

  const timeless = await solveTimeless(problem, offers, { ...within(shares.timeless), onProgress: undefined });
  let { bound } = timeless;
  if (timeless.plan !== null) keep(timeless.plan);
  if (!isMet() && !timeless.isInfeasible && best !== null) {
    const chosen = chosenBases(problem, offers, best.plan);
    await improve(offers.filter(({ base }) => chosen.has(base)), { ...within(shares.chosen), onProgress: undefined }); // prettier-ignore
  }
  if (timeless.isInfeasible || isMet()) return solution(timeless.isInfeasible);
  const solved = await improve(offers, within(1));
  if (solved.status !== "infeasible") bound = Math.min(bound, solved.bound);
  return solution(solved.status === "infeasible");

  async function improve(among: readonly Offer[], limits: SolveSettings): Promise<Solved> {
    const { model, encode, decode } = seriesModel(problem, among);
    const chosen = best === null ? null : chosenFrom(problem, among, best.plan);
    const from = chosen === null ? null : encode(chosen);
    // Mostly the choice of slots leaves nothing but a flow of seats; where it doesn't, solveSeries finds whole ones.
    const solved = await solveSeries({ model, workshops: among.length, isNearlyFlow: true, start: from }, limits);
    if (solved.columns !== null) keep(decode(solved.columns));
    return solved;
  }

  function keep(plan: readonly Held[]): void {
    if (breaches(problem, plan).length > 0) return;
    const found = valued(problem, plan);
    if (best === null || found.worth > best.worth) best = found;
  }

  function isMet(): boolean {
    return best !== null && best.worth >= bound - MET;
  }

  function solution(isInfeasible: boolean): Solution {
    return { isInfeasible: isInfeasible && best === null, plan: best?.plan ?? null, bound };
  }
}

/** The series without regard to time: a bound for every timed one, and its workshops placed as well as they can be. */
async function solveTimeless(problem: Problem, offers: readonly Offer[], settings: SolveSettings): Promise<Solution> {
  // Facilitators that no wish fixed are chosen once the slots are known.
  const timeless = timelessWithin(problem, offers);
  const { model, decode } = seriesModel({ ...problem, timetable: null, leaders: null }, timeless);
  const solved = await solveSeries({ model, workshops: timeless.length, isNearlyFlow: true, start: null }, settings);
  if (solved.status === "infeasible") return { isInfeasible: true, plan: null, bound: 1 };
  const random = randomFrom(settings.seed, "solved");
  const plan = solved.columns === null ? null : placeWell(problem, offers, decode(solved.columns), random);
  return { isInfeasible: false, plan, bound: solved.bound };
}

function valued(problem: Problem, plan: readonly Held[]): { plan: Held[]; worth: number } {
  return { plan: [...plan], worth: appraise(problem, plan).objective };
}

function chosenBases(problem: Problem, offers: readonly Offer[], plan: readonly Held[]): Set<number> {
  const times = chosenFrom(problem, offers, plan)?.times ?? [];
  return new Set(offers.filter((_, w) => (times[w] ?? 0) > 0).map(({ base }) => base));
}
