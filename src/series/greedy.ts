import { searchChoices } from "./choice-search.ts";
import { searchTogether } from "./group-search.ts";
import { chosenFrom, planFrom, type Chosen } from "./plan.ts";
import type { Held } from "./instance.ts";
import { timelessWithin, type Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";
import { priceSeries } from "./prices.ts";
import { randomFrom } from "./random.ts";
import { placeWell } from "./timed/place-well.ts";

/** What is found at once; `chosen` is null when no plan was found that keeps every rule (the solver may still find one). */
export interface Quick {
  chosen: Chosen | null;
  /** What no plan can be worth more than. */
  bound: number;
}

/**
 * A good plan in well under a second to 300 people: what prices hold (see `priceSeries`), made whole and bettered by a
 * search. The same seed gives the same plan.
 */
export function quickSeries(problem: Problem, offers: readonly Offer[], seed: number): Quick {
  if (problem.timetable === null) return timelessSeries(problem, offers, seed);
  // First what to hold, then when; with slots nobody can be served better than without.
  const timeless = timelessWithin(problem, offers);
  const { chosen, bound } = timelessSeries(problem, timeless, seed);
  if (chosen === null) return { chosen, bound };
  const plan = placeWell(problem, offers, planFrom(problem, timeless, chosen), randomFrom(seed, "slots"));
  return { chosen: plan === null ? null : chosenFrom(problem, offers, plan), bound };
}

function timelessSeries(problem: Problem, offers: readonly Offer[], seed: number): Quick {
  const { mode } = problem.instance;
  const { held, bound } = priceSeries(problem, offers, roundsFor(offers));
  const together = mode === "free" ? offers.map(() => 0) : searchTogether(problem, offers, held, randomFrom(seed, "together")); // prettier-ignore
  if (together === null) return { chosen: null, bound };
  if (mode === "groups") return { chosen: { times: together, seated: offers.map(() => []) }, bound };
  return { chosen: searchChoices(problem, offers, together, held, randomFrom(seed, "choices")), bound };
}

/** Rounds of pricing that bring the bound near its limit, fewer where each takes long. */
function roundsFor(offers: readonly Offer[]): number {
  const seats = offers.reduce((sum, { people }) => sum + people.length, 0);
  return Math.max(100, Math.min(250, Math.round(5_000_000 / Math.max(1, seats))));
}

/** The plan that is found at once. */
export function quickPlan(problem: Problem, offers: readonly Offer[], seed: number): Held[] | null {
  const { chosen } = quickSeries(problem, offers, seed);
  return chosen === null ? null : planFrom(problem, offers, chosen);
}
