import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import { seatArcs } from "./seat-arcs.ts";
import { seatMarket } from "./seat-market.ts";

/**
 * Seats of choices, kept good while workshops are opened and closed: people sit where chains of a few moves can't
 * better it (see `seatMarket`), which is the best there is but for some ten-thousandths. A workshop without its least
 * size and a fixed seat without its person cost more than all seats are worth, so that they come first.
 */
export interface Seating {
  /** Times each offer is held at present. */
  readonly times: Int32Array;
  change: (offer: number, by: 1 | -1) => void;
  /** Objective of the seats, less a large sum for each seat missing from the least size or a fixed place. */
  worth: () => number;
  /** Whether every workshop that is held has its least size and everybody with a fixed seat has it. */
  complete: () => boolean;
  /** The choice that lacks most people of its least size and need not be held; −1 when none does. */
  emptiest: () => number;
  seated: () => number[][];
  /** Seats are moved anew for what was opened and closed; then it can still be taken back, until the next `keep`. */
  settle: () => void;
  keep: () => void;
  takeBack: () => void;
}

/** More than all that seats can be worth together (at most 1), so that filling a workshop comes first. */
const PENALTY = 4;

/** Begins with no workshop held, own and common ones neither: theirs is the audience to see to. */
export function seatingOf(problem: Problem, offers: readonly Offer[]): Seating {
  const { mode, own = 0, common = 0, size } = problem.instance;
  const [least, most] = size;
  const arcs = seatArcs(problem, offers);
  const isChoice = Uint8Array.from(offers, ({ kind }) => (kind === "choice" ? 1 : 0));
  const together = (group: number) => (mode === "free" ? 0 : common + (group === -1 ? 0 : own));
  const choices = problem.groupOf.map((group) => problem.seats - together(group));
  const terms = { size, bonus: problem.topValue, choices, isChoice, penalty: PENALTY };
  const market = seatMarket(arcs, offers.map(({ topic }) => topic), terms); // prettier-ignore
  const { times, filled, taken } = market;
  const fixedArcs = [...arcs.fixed.keys()].filter((arc) => arcs.fixed[arc] === 1 && isChoice[arcs.offer[arc]!] === 1);
  let changes: [number, 1 | -1][] = [];

  return {
    times,
    change(w, by) {
      market.hold(w, by);
      changes.push([w, by]);
      if (by === 1) seatFixed(w);
      else empty(w);
    },
    worth: () => market.value() - PENALTY * missing(),
    complete: () => missing() === 0,
    emptiest() {
      const lacks = (w: number) =>
        isChoice[w] === 1 && times[w]! > offers[w]!.least ? least * times[w]! - filled[w]! : 0;
      return offers.reduce((found, _, w) => (lacks(w) > (found === -1 ? 0 : lacks(found)) ? w : found), -1);
    },
    seated: () => market.members.map((mine) => mine.map((arc) => arcs.person[arc]!).sort((a, b) => a - b)),
    settle: market.settle,
    keep() {
      market.forget();
      changes = [];
    },
    takeBack() {
      market.undo();
      for (const [w, by] of changes.reverse()) market.hold(w, by === 1 ? -1 : 1);
      changes = [];
    },
  };

  function missing(): number {
    let count = 0;
    for (let w = 0; w < offers.length; w++) if (isChoice[w] === 1) count += Math.max(0, least * times[w]! - filled[w]!);
    for (const arc of fixedArcs) if (taken[arc] === 0 && times[arcs.offer[arc]!]! > 0) count++;
    return count;
  }

  /** Seats those who sit in it in any case; whoever chose the topic at another level gives that up. */
  function seatFixed(w: number): void {
    for (const arc of isChoice[w] === 1 ? fixedArcs.filter((each) => arcs.offer[each] === w) : arcs.byOffer[w]!) {
      if (taken[arc] === 1) continue;
      const { topic } = offers[w]!;
      const inTheWay = arcs.byPerson[arcs.person[arc]!]!.find(
        (mine) => taken[mine] === 1 && arcs.fixed[mine] === 0 && offers[arcs.offer[mine]!]!.topic === topic,
      );
      if (inTheWay !== undefined) market.toggle(inTheWay);
      market.toggle(arc);
    }
  }

  /** Sends away those for whom there is no room any more, who lose least by it. */
  function empty(w: number): void {
    if (isChoice[w] === 0) for (const arc of [...market.members[w]!]) market.toggle(arc);
    while (isChoice[w] === 1 && filled[w]! > most * times[w]!) {
      const [first = -1, ...others] = market.members[w]!;
      market.toggle(
        others.reduce((least, arc) => (market.occupied(arc) < market.occupied(least) ? arc : least), first),
      );
    }
  }
}
