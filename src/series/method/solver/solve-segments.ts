import { searchChoices } from "../quick/choice-search.ts";
import type { Offer } from "../offers.ts";
import { planFrom, type Chosen } from "../plan.ts";
import { priceSeries } from "../quick/prices.ts";
import type { Problem } from "../problem.ts";
import { randomFrom } from "../random.ts";
import { segmentModel } from "./segment-model.ts";
import { segmentSeats, segmentsOf } from "./segments.ts";
import { solveWithHighs, type SolveSettings } from "../../../platform/solver/solve-highs.ts";
import type { Solution } from "../timed/solve.ts";

/** Share of the time for choosing the workshops; the rest is for seating people. */
const CHOOSING = 0.6;

/**
 * A series for thousands of people: HiGHS chooses the workshops for segments of alike people, so that time and memory
 * stay those of some hundred people; then everybody is seated, and the search changes what suits the real people
 * better. Prices give the bound for the real people: what segments lose is part of the gap that is told.
 */
export async function solveBySegments(
  problem: Problem,
  offers: readonly Offer[],
  quick: Chosen | null,
  settings: SolveSettings,
): Promise<Solution> {
  const segments = segmentsOf(problem);
  const { model, encode, times } = segmentModel(problem, offers, segments, segmentSeats(problem, offers, segments));
  const solved = await solveWithHighs(model, quick === null ? null : encode(quick), {
    ...settings,
    timeLimitSeconds: CHOOSING * settings.timeLimitSeconds,
    // Values and bounds of segments are not those of people.
    onProgress: undefined,
  });
  // Segments bend every rule, and break none that people could keep.
  if (solved.status === "infeasible") return { isInfeasible: true, plan: null, bound: 1 };

  const { bound } = priceSeries(problem, offers, roundsFor(offers));
  if (solved.columns === null) return { isInfeasible: false, plan: null, bound };
  const chosen = seated(problem, offers, times(solved.columns), settings.seed);
  return { isInfeasible: false, plan: chosen === null ? null : planFrom(problem, offers, chosen), bound };
}

function seated(problem: Problem, offers: readonly Offer[], times: readonly number[], seed: number): Chosen | null {
  if (problem.instance.mode === "groups") return { times, seated: offers.map(() => []) };
  const together = times.map((count, w) => (offers[w]!.kind === "choice" ? 0 : count));
  return searchChoices(problem, offers, together, Float64Array.from(times), randomFrom(seed, "segments"));
}

/** Rounds of pricing that bring the bound to its limit, fewer where each takes long. */
function roundsFor(offers: readonly Offer[]): number {
  const seats = offers.reduce((sum, { people }) => sum + people.length, 0);
  return Math.max(200, Math.min(600, Math.round(60_000_000 / Math.max(1, seats))));
}
