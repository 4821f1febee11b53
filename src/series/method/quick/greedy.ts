import { isTight, searchChoices } from "./choice-search.ts";
import { searchTogether } from "./group-search.ts";
import { chosenFrom, planFrom, type Chosen } from "../plan.ts";
import type { Held } from "../instance.ts";
import { appraise } from "../objective.ts";
import { timelessWithin, type Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import { priceSeries } from "./prices.ts";
import { randomFrom } from "../random.ts";
import { placeWell } from "../timed/place-well.ts";

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
  const first = searchChoices(problem, offers, together, held, randomFrom(seed, "choices"));
  const hasOthers = isTight(problem.instance) && problem.people <= MOST_FOR_OTHERS;
  const others = hasOthers ? fromOtherCommons(problem, offers, { held, together }, seed) : [];
  return { chosen: bestOf(problem, offers, [first, ...others]), bound };
}

/** Starts besides the first one, each with other common topics than those before; above so many people none. */
const OTHER_STARTS = 3;
const MOST_FOR_OTHERS = 500;

/**
 * Where money binds groups and choices at once, the search seldom comes from one common topic to another: groups and
 * choices would have to change with it. So it begins anew from the next likeliest ones.
 */
function fromOtherCommons(
  problem: Problem,
  offers: readonly Offer[],
  { held, together }: { held: Float64Array; together: readonly number[] },
  seed: number,
): (Chosen | null)[] {
  const found: (Chosen | null)[] = [];
  let [likely, last] = [held, together];
  while (found.length < OTHER_STARTS) {
    const topics = new Set(offers.flatMap(({ kind, topic }, w) => (kind === "common" && last[w]! > 0 ? [topic] : [])));
    if (topics.size === 0) break;
    likely = likely.map((share, w) => (offers[w]!.kind === "common" && topics.has(offers[w]!.topic) ? 0 : share));
    const next = searchTogether(problem, offers, likely, randomFrom(seed, `together ${found.length}`));
    if (next === null) break;
    found.push(searchChoices(problem, offers, next, likely, randomFrom(seed, `choices ${found.length}`)));
    last = next;
  }
  return found;
}

function bestOf(problem: Problem, offers: readonly Offer[], found: readonly (Chosen | null)[]): Chosen | null {
  if (found.length === 1) return found[0]!;
  const worth = (one: Chosen | null) =>
    one === null ? -1 : appraise(problem, planFrom(problem, offers, one)).objective;
  return found.reduce((best, one) => (worth(one) > worth(best) ? one : best));
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
