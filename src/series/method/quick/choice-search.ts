import { movesOf } from "./choice-moves.ts";
import type { Offer } from "../offers.ts";
import type { Chosen } from "../plan.ts";
import type { Problem } from "../problem.ts";
import type { Random } from "../random.ts";
import { seatingOf } from "../seats/seats.ts";

/**
 * Good choices beside the own and common workshops given, from how often prices hold each offer (see `priceSeries`):
 * the likeliest are held, and then simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) opens, closes and moves
 * workshops, own and common ones too, mostly those that prices are not sure of; people sit anew each time. The number
 * of steps follows from the size of the problem, so that equal seeds give equal plans. Null when no step met every
 * least size and fixed seat within the budget.
 */
export function searchChoices(
  problem: Problem,
  offers: readonly Offer[],
  together: readonly number[],
  likely: Float64Array,
  random: Random,
): Chosen | null {
  const seating = seatingOf(problem, offers);
  const moves = movesOf(problem, offers, seating.times, likely, random);
  together.forEach((times, w) => {
    if (times > 0) seating.change(w, 1);
  });
  for (const [w, { kind, least }] of offers.entries())
    if (kind === "choice") for (let copy = 0; copy < least; copy++) seating.change(w, 1);
  for (const w of moves.likeliest()) if (moves.mayOpen(w)) seating.change(w, 1);
  seating.settle();
  for (let w = seating.emptiest(); w !== -1 && moves.mayClose(w); w = seating.emptiest()) {
    seating.change(w, -1);
    seating.settle();
  }

  let current = seating.worth();
  let best: (Chosen & { worth: number }) | null = null;
  keepBest();
  const steps = stepsFor(problem, offers);
  const warm = isTight(problem.instance) ? WARM_TIGHT : WARM;
  for (let step = 0; step < steps; step++) {
    seating.keep();
    const move = moves.draw();
    if (move.length === 0) continue;
    for (const [w, by] of move) seating.change(w, by);
    seating.settle();
    const worth = seating.worth();
    const temperature = warm * (COLD / warm) ** (step / steps);
    if (worth >= current || random.next() < Math.exp((worth - current) / temperature)) {
      current = worth;
      keepBest();
    } else seating.takeBack();
  }
  return best;

  function keepBest(): void {
    if (!seating.complete() || !moves.isWithinLimits() || (best !== null && current <= best.worth)) return;
    const seated = seating.seated().map((mine, w) => (offers[w]!.kind === "choice" ? mine : []));
    best = { worth: current, times: [...seating.times], seated };
  }
}

/** Share of the objective by which a worse plan is readily taken at first, where one change asks for others, and at last. */
const WARM = 0.0005;
const WARM_TIGHT = 0.002;
const COLD = 0.00005;

/** Whether money binds groups and choices at once, so that one can only have more where another has less. */
export function isTight({ mode, budget }: Problem["instance"]): boolean {
  return mode === "mixed" && budget !== undefined;
}

/** Steps that keep the search under half a second of one core to 300 people: a step's work grows with seats and workshops. */
function stepsFor({ instance }: Problem, offers: readonly Offer[]): number {
  const seats = offers.reduce((sum, { kind, people }) => sum + (kind === "choice" ? people.length : 0), 0);
  return Math.max(60, Math.min(600, Math.round(40_000_000 / Math.max(1, seats * instance.workshops))));
}
