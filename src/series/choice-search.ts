import type { Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";
import type { Random } from "./random.ts";
import type { Beforehand } from "./seat-arcs.ts";
import { seatingOf, type Seating } from "./seats.ts";

/** What of the series' limits is left for choices. */
export interface Room {
  workshops: number;
  budget: number;
}

export interface ChosenSeats {
  times: number[];
  seated: number[][];
}

/**
 * Good choices for what room there is: workshops added greedily, then simulated annealing (Kirkpatrick, Gelatt &
 * Vecchi 1983) over opening, closing and moving one workshop at a time, seats being assigned anew for each.
 * The number of steps follows from the size of the problem, so that equal seeds give equal plans. Null when no step
 * met every least size and fixed seat.
 */
export function searchChoices(
  problem: Problem,
  offers: readonly Offer[],
  beforehand: Beforehand,
  room: Room,
  random: Random,
): ChosenSeats | null {
  const seating = seatingOf(problem, offers, beforehand);
  for (const [w, { kind, least }] of offers.entries())
    if (kind === "choice") for (let copy = 0; copy < least; copy++) seating.change(w, 1);
  addGreedily(problem, offers, seating, beforehand, room);
  return anneal(problem, offers, seating, room, random);
}

/** Adds the offer whose free seats promise most, by its cost where money is what runs out. */
function addGreedily(
  problem: Problem,
  offers: readonly Offer[],
  seating: Seating,
  beforehand: Beforehand,
  room: Room,
): void {
  for (;;) {
    const promises = promisesOf(problem, offers, seating, beforehand);
    let [best, most] = [-1, 0];
    for (let w = 0; w < offers.length; w++) {
      const promise = Number.isFinite(room.budget) ? promises[w]! / Math.max(offers[w]!.cost, 1e-9) : promises[w]!;
      if (promise > most && mayOpen(offers, seating, room, w)) [best, most] = [w, promise];
    }
    if (best === -1) return;
    const [saved, worth] = [seating.save(), seating.worth()];
    seating.change(best, 1);
    if (seating.worth() > worth) continue;
    seating.restore(saved);
    return;
  }
}

/** For each offer, the most that people with seats left could get from one more of it. */
function promisesOf(problem: Problem, offers: readonly Offer[], seating: Seating, beforehand: Beforehand): number[] {
  const { candidates, share, shareValue, top, topValue, instance } = problem;
  const used = new Int32Array(problem.people);
  const met = Uint8Array.from(beforehand.topMet);
  const seated = seating.seated();
  seated.forEach((mine, w) => {
    for (const i of mine) {
      used[i]!++;
      if (top[i * candidates + offers[w]!.candidate] === 1) met[i] = 1;
    }
  });
  return offers.map(({ kind, candidate, topic, people }, w) => {
    if (kind !== "choice") return 0;
    const gains = people
      .filter((i) => used[i]! < beforehand.seatsLeft[i]! && !beforehand.taken(i, topic) && !seated[w]!.includes(i))
      .map((i) => {
        const place = i * candidates + candidate;
        return shareValue[i]! * share[place]! + (top[place] === 1 && met[i] === 0 ? topValue[i]! : 0);
      });
    gains.sort((a, b) => b - a);
    return gains.slice(0, instance.size[1]).reduce((sum, gain) => sum + gain, 0);
  });
}

/** Share of the objective by which a worse plan is readily taken at first and at last. */
const WARM = 0.01;
const COLD = 0.0002;

function anneal(
  problem: Problem,
  offers: readonly Offer[],
  seating: Seating,
  room: Room,
  random: Random,
): ChosenSeats | null {
  let current = seating.worth();
  let best: { worth: number; times: number[]; seated: number[][] } | null = null;
  keep();
  const steps = stepsFor(problem, offers);
  for (let step = 0; step < steps; step++) {
    const saved = seating.save();
    if (!moveOnce(offers, seating, room, random)) continue;
    const worth = seating.worth();
    const temperature = WARM * (COLD / WARM) ** (step / steps);
    if (worth >= current || random.next() < Math.exp((worth - current) / temperature)) {
      current = worth;
      keep();
    } else seating.restore(saved);
  }
  return best;

  function keep(): void {
    if (!seating.complete() || (best !== null && current <= best.worth)) return;
    best = { worth: current, times: [...seating.times], seated: seating.seated() };
  }
}

/** Steps that keep the search under a second on one core: a step's work grows with people and seats. */
function stepsFor(problem: Problem, offers: readonly Offer[]): number {
  const arcs = offers.reduce((sum, { kind, people }) => sum + (kind === "choice" ? people.length : 0), 0);
  const work = (arcs + 4 * problem.people) * problem.instance.size[1];
  return Math.max(40, Math.min(4_000, Math.round(12_000_000 / Math.max(work, 1))));
}

/** Opens, closes or moves one workshop; false when the one drawn can't be. */
function moveOnce(offers: readonly Offer[], seating: Seating, room: Room, random: Random): boolean {
  const open = draw(offers, random, (w) => seating.times[w]! > offers[w]!.least && !heldAfter(offers, seating, w));
  const kind = random.next();
  if (kind < 0.1 || open === -1) {
    const added = draw(offers, random, (w) => mayOpen(offers, seating, room, w));
    if (added === -1) return false;
    seating.change(added, 1);
    return true;
  }
  seating.change(open, -1);
  if (kind < 0.15) return true;
  const added = draw(offers, random, (w) => w !== open && mayOpen(offers, seating, room, w));
  if (added !== -1) seating.change(added, 1);
  return true;
}

function mayOpen(offers: readonly Offer[], { times }: Seating, room: Room, w: number): boolean {
  const { kind, most, cost, after } = offers[w]!;
  if (kind !== "choice" || times[w]! >= most || (after !== -1 && times[after] === 0)) return false;
  let [held, spent] = [0, 0];
  offers.forEach((offer, other) => {
    held += times[other]!;
    spent += times[other]! * offer.cost;
  });
  return held < room.workshops && spent + cost <= room.budget + 1e-9;
}

function heldAfter(offers: readonly Offer[], { times }: Seating, w: number): boolean {
  return offers.some(({ after }, other) => after === w && times[other]! > 0);
}

function draw(offers: readonly Offer[], random: Random, fits: (w: number) => boolean): number {
  const fitting = [...offers.keys()].filter(fits);
  return fitting.length === 0 ? -1 : fitting[random.below(fitting.length)]!;
}
