import type { SeatArcs } from "./seat-arcs.ts";
import { NONE, seatMoves, type MarketTerms, type SeatMoves } from "./seat-moves.ts";

/** How people sit, and the chains of moves that seat them better. */
export interface SeatMarket extends Pick<SeatMoves, "times" | "filled" | "taken" | "members" | "value"> {
  hold: SeatMoves["hold"];
  toggle: SeatMoves["toggle"];
  occupied: SeatMoves["occupied"];
  /** Moves people in chains, the best first, until no chain gains. */
  settle: () => void;
  /** Forgets, or takes back, what was toggled since. */
  forget: () => void;
  undo: () => void;
}

/** Differences below this are rounding. */
const ROUNDING = 1e-12;

/** Moves in a chain at most; longer ones gain next to nothing. */
const DEPTH = 4;

/** In a plan of places: what fewer moves give is as good. */
const SHORTER = -2;

/**
 * Seats as a market: a chain begins with somebody who has a seat free, or who leaves a seat, and pushes others on, each
 * into the place of the next, until a place is free or somebody is left without. The best chain of up to four moves is
 * carried out until none gains, thousands in a second for the twenty workshops of a series. What is reached is the best
 * for chains of that length; nobody has a topic twice or sits with whom they may not meet.
 */
export function seatMarket(arcs: SeatArcs, topicOf: readonly number[], terms: MarketTerms): SeatMarket {
  const moves = seatMoves(arcs, topicOf, terms);
  const { times, filled, taken, members, inGain, inArc, outGain, outArc, moveGain, moveFrom, moveTo } = moves;
  const [least, most] = terms.size;
  const offers = times.length;
  // Gain of getting one more place in a workshop by chains of so many moves, and the workshop that the chain goes on to.
  const place = Array.from({ length: DEPTH }, () => new Float64Array(offers));
  const goesOn = Array.from({ length: DEPTH }, () => new Int32Array(offers));
  let blocked: number[] = [];

  return {
    ...{ times, filled, taken, members, value: moves.value },
    ...{ hold: moves.hold, toggle: moves.toggle, occupied: moves.occupied, settle, forget: moves.forget },
    undo: () => {
      moves.undoTo(0);
    },
  };

  function settle(): void {
    const open: number[] = [];
    for (let w = 0; w < offers; w++) if (times[w]! > 0 && terms.isChoice[w] === 1) open.push(w);
    while (chainOnce(open));
    for (const arc of blocked) moves.block(arc, 0);
    blocked = [];
  }

  /** Finds the best chain and carries it out; false when none gains. */
  function chainOnce(open: readonly number[]): boolean {
    for (const w of open) moves.refresh(w);
    planPlaces(open);
    const last = place[DEPTH - 1]!;
    let [gain, first, from] = [ROUNDING, NONE, NONE];
    for (const w of open) {
      if (inGain[w]! + last[w]! > gain) [gain, first, from] = [inGain[w]! + last[w]!, w, NONE];
      const leaves = filled[w]! > least * times[w]! ? 0 : -terms.penalty;
      for (const v of open) {
        const moved = moveGain[w * offers + v]! + place[DEPTH - 2]![v]! + leaves;
        if (moved > gain) [gain, first, from] = [moved, v, w];
      }
    }
    if (first === NONE) return false;
    carryOut(first, from);
    return true;
  }

  /** What one more place in each workshop gains: free room, somebody sent away, or somebody moved on. */
  function planPlaces(open: readonly number[]): void {
    for (const w of open) {
      const room = filled[w]! < least * times[w]! ? terms.penalty : filled[w]! < most * times[w]! ? 0 : -Infinity;
      place[0]![w] = Math.max(room, outGain[w]!);
      goesOn[0]![w] = room >= outGain[w]! ? NONE : w;
    }
    for (let depth = 1; depth < DEPTH; depth++) {
      const [shorter, gains, next] = [place[depth - 1]!, place[depth]!, goesOn[depth]!];
      for (const v of open) {
        let [gain, to] = [shorter[v]!, SHORTER];
        if (room(v) === 0)
          for (const w of open) {
            const moved = moveGain[v * offers + w]! + shorter[w]!;
            if (moved > gain + ROUNDING) [gain, to] = [moved, w];
          }
        gains[v] = gain;
        next[v] = to;
      }
    }
  }

  function room(w: number): number {
    return Math.max(0, most * times[w]! - filled[w]!);
  }

  /** Carries a chain out, from the one who comes in to the last who leaves; what doesn't go as planned is taken back. */
  function carryOut(first: number, from: number): void {
    const begin = moves.toggled();
    const start = from === NONE ? inArc[first]! : moveTo[from * offers + first]!;
    let gained = 0;
    if (from !== NONE) gained += filled[from]! > least * times[from]! ? 0 : -terms.penalty;
    gained += moves.move(from === NONE ? NONE : moveFrom[from * offers + first]!, start);
    let [at, depth] = [first, from === NONE ? DEPTH - 1 : DEPTH - 2];
    for (;;) {
      while (depth > 0 && goesOn[depth]![at] === SHORTER) depth--;
      const next = goesOn[depth]![at]!;
      if (depth === 0) {
        gained +=
          next === NONE ? (filled[at]! <= least * times[at]! ? terms.penalty : 0) : moves.move(outArc[at]!, NONE);
        break;
      }
      const key = at * offers + next;
      gained += moves.move(moveFrom[key]!, moveTo[key]!);
      at = next;
      depth--;
    }
    if (gained > ROUNDING) return;
    // Somebody was to move twice: leave their first move out of this round.
    moves.undoTo(begin);
    moves.block(start, 1);
    blocked.push(start);
  }
}
