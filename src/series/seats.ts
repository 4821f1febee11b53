import type { Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";
import { seatArcs, type Beforehand } from "./seat-arcs.ts";
import { ROUNDING, seatFlow } from "./seat-flow.ts";

/**
 * Seats of choices, kept the best possible while workshops are opened and closed.
 *
 * For given workshops, seats are a minimum-cost flow: person → (top need, whose first unit earns the bonus) → workshop
 * → end. Opening a workshop adds the cheapest cycles through it, closing it takes its seats back by the cheapest ways
 * around, as in successive shortest paths (Ahuja, Magnanti & Orlin 1993, ch. 9), so each change costs a few path
 * searches and the seats stay optimal. Two rules are no flow: one level of a topic per person, and people who may not
 * meet. Where the flow breaks one, the seat worth less is barred and the flow mended until none is broken; seats are
 * then good, but only a solver proves them.
 */
export interface Seating {
  /** Times each offer is held at present. */
  readonly times: Int32Array;
  change: (offer: number, by: 1 | -1) => void;
  /** Objective of the seats, less a large sum for each seat missing from the least size or a fixed place. */
  worth: () => number;
  /** Whether every workshop that is held has its least size and everybody with a fixed seat has it. */
  complete: () => boolean;
  seated: () => number[][];
  save: () => SavedSeats;
  restore: (saved: SavedSeats) => void;
}

export type SavedSeats = readonly (Int32Array | Uint8Array)[];

/** More than all that seats can be worth together (at most 1), so that filling a workshop comes first. */
const PENALTY = 4;

/** Begins with no workshop held. Own and common offers take no part: pass what they gave as `beforehand`. */
export function seatingOf(problem: Problem, offers: readonly Offer[], beforehand: Beforehand): Seating {
  const { people, instance } = problem;
  const [least, most] = instance.size;
  const arcs = seatArcs(problem, offers, beforehand);
  const bonus = (i: number) => (beforehand.topMet[i] === 1 ? 0 : problem.topValue[i]!);
  const seatWorth = (arc: number) => arcs.worth[arc]! + (arcs.fixed[arc] === 1 ? PENALTY : 0);
  const flow = seatFlow(arcs, beforehand, { bonus, seatWorth, penalty: PENALTY, size: instance.size });
  const { times, filled, used, tops, taken, barred } = flow.state;
  const state = [times, filled, used, tops, taken, barred];

  return {
    times,
    change(w, by) {
      times[w]! += by;
      if (by === 1) fill(w);
      else empty(w);
      mend();
    },
    worth() {
      let sum = 0;
      for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1) sum += arcs.worth[arc]!;
      for (let i = 0; i < people; i++) if (tops[i]! > 0) sum += bonus(i);
      return sum - PENALTY * missing();
    },
    complete: () => missing() === 0,
    seated: () => arcs.byOffer.map((mine) => mine.filter((arc) => taken[arc] === 1).map((arc) => arcs.person[arc]!)),
    save: () => state.map((array) => array.slice()),
    restore: (saved) => state.forEach((array, s) => array.set(saved[s]!)),
  };

  function missing(): number {
    let count = 0;
    for (let w = 0; w < offers.length; w++) count += Math.max(0, least * times[w]! - filled[w]!);
    for (let arc = 0; arc < taken.length; arc++)
      if (arcs.fixed[arc] === 1 && taken[arc] === 0 && times[arcs.offer[arc]!]! > 0) count++;
    return count;
  }

  /** Adds the cheapest cycles through an offer for as long as they gain. */
  function fill(w: number): void {
    while (filled[w]! < most * times[w]!) {
      flow.search(flow.end, w, -1);
      const price = filled[w]! < least * times[w]! ? -PENALTY : 0;
      if (flow.distance(flow.offer(w)) + price >= -ROUNDING) return;
      flow.push(flow.offer(w));
      filled[w]!++;
    }
  }

  /** Takes seats back that have no room, then those that only the least size held. */
  function empty(w: number): void {
    while (filled[w]! > 0) {
      const price = filled[w]! <= least * times[w]! ? PENALTY : 0;
      flow.search(flow.offer(w), w, -1);
      if (filled[w]! <= most * times[w]! && flow.distance(flow.end) + price >= -ROUNDING) break;
      flow.push(flow.end);
      filled[w]!--;
    }
    if (times[w] === 0) for (const arc of arcs.byOffer[w]!) unbarAround(arc);
  }

  /** Bars one seat of each broken rule and sends its person elsewhere, until no rule is broken. */
  function mend(): void {
    for (let arc = brokenSeat(); arc !== -1; arc = brokenSeat()) {
      barred[arc] = 1;
      flow.search(personSide(arc), -1, arc);
      flow.push(flow.offer(arcs.offer[arc]!));
      taken[arc] = 0;
    }
  }

  /** A seat that breaks a rule and is worth less than the seat it clashes with; −1 when there is none. */
  function brokenSeat(): number {
    const topic = (arc: number) => offers[arcs.offer[arc]!]!.topic;
    for (let i = 0; i < people; i++) {
      if (used[i]! < 2) continue;
      for (const a of arcs.byPerson[i]!) {
        if (taken[a] === 0) continue;
        for (const b of arcs.byPerson[i]!) if (b > a && taken[b] === 1 && topic(a) === topic(b)) return lesser(a, b);
      }
    }
    for (const [a, b] of arcs.apart) if (taken[a] === 1 && taken[b] === 1) return lesser(a, b);
    return -1;
  }

  function lesser(a: number, b: number): number {
    if (arcs.fixed[a] !== arcs.fixed[b]) return arcs.fixed[a] === 1 ? b : a;
    return arcs.worth[a]! < arcs.worth[b]! ? a : b;
  }

  /** Once a workshop is closed, seats barred because of its members may be taken again. */
  function unbarAround(closed: number): void {
    const { topic } = offers[arcs.offer[closed]!]!;
    for (const arc of arcs.byPerson[arcs.person[closed]!]!) if (offers[arcs.offer[arc]!]!.topic === topic) unbar(arc);
    for (const [a, b] of arcs.apartOf.get(closed) ?? []) for (const arc of [a, b]) unbar(arc);
  }

  function unbar(arc: number): void {
    if (barred[arc] === 0) return;
    barred[arc] = 0;
    const w = arcs.offer[arc]!;
    if (times[w] === 0) return;
    flow.search(flow.offer(w), -1, arc);
    if (flow.distance(personSide(arc)) - seatWorth(arc) >= -ROUNDING) return;
    flow.push(personSide(arc));
    taken[arc] = 1;
  }

  function personSide(arc: number): number {
    const i = arcs.person[arc]!;
    return arcs.top[arc] === 1 ? flow.need(i) : flow.person(i);
  }
}
