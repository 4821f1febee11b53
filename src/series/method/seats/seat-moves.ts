import type { SeatArcs } from "./seat-arcs.ts";

/** What the search for a better seat goes by: sizes of workshops, and the value of a first top need met. */
export interface MarketTerms {
  size: readonly [number, number];
  bonus: ArrayLike<number>;
  /** Seats that each person may choose. */
  choices: ArrayLike<number>;
  /** 1 where people choose; everybody's place in the others is none of the market's business. */
  isChoice: ArrayLike<number>;
  /** What each seat missing from a least size costs. */
  penalty: number;
}

/** No seat: of somebody who comes in with a seat free, or leaves for none. */
export const NONE = -1;

export type SeatMoves = ReturnType<typeof seatMoves>;

/**
 * Who sits where, and by workshop the best move of all: the best to come in with a seat free, the cheapest to send away,
 * and the best to move on to each other workshop. They are worked out anew only where people have changed, which is what
 * makes a step of the search take microseconds. Workshop v's best move to w is at v · offers + w.
 */
export function seatMoves(arcs: SeatArcs, topicOf: readonly number[], terms: MarketTerms) {
  const { person, offer, top, worth, fixed, byPerson, byOffer, apartOf } = arcs;
  const { bonus, choices, isChoice } = terms;
  const [people, offers] = [byPerson.length, byOffer.length];
  const times = new Int32Array(offers);
  const filled = new Int32Array(offers);
  const taken = new Uint8Array(person.length);
  const tops = new Int32Array(people);
  const chosen = new Int32Array(people);
  const seats = Array.from({ length: people }, (): number[] => []);
  const members = Array.from({ length: offers }, (): number[] => []);
  let journal: number[] = [];
  let value = 0;

  const inGain = new Float64Array(offers);
  const inArc = new Int32Array(offers);
  const outGain = new Float64Array(offers);
  const outArc = new Int32Array(offers);
  const moveGain = new Float64Array(offers * offers);
  const moveFrom = new Int32Array(offers * offers);
  const moveTo = new Int32Array(offers * offers);
  const staleIn = new Uint8Array(offers).fill(1);
  const staleOut = new Uint8Array(offers).fill(1);
  const blocked = new Uint8Array(person.length);
  // Each person's arcs to what is open, kept by `hold`.
  const openArcs = byPerson.map((): number[] => []);
  const hasApart = new Uint8Array(person.length);
  for (const arc of apartOf.keys()) hasApart[arc] = 1;

  return {
    ...{ times, filled, taken, members, inGain, inArc, outGain, outArc, moveGain, moveFrom, moveTo },
    /** Sum of the seats' worth and of the top needs met. */
    value: () => value,
    ...{ hold, toggle, move, block, occupied },
    /** Takes back what was toggled since there were so many toggles. */
    undoTo(count: number): void {
      while (journal.length > count) {
        toggle(journal.pop()!);
        journal.pop();
      }
    },
    toggled: () => journal.length,
    forget: (): void => {
      journal = [];
    },
    /** Works out what has changed around a workshop. */
    refresh(w: number): void {
      if (staleIn[w] === 1) refreshIn(w);
      if (staleOut[w] === 1) refreshOut(w);
    },
  };

  /** Takes or gives back one seat, whatever it is worth. */
  function toggle(arc: number): void {
    const [i, w] = [person[arc]!, offer[arc]!];
    const by = taken[arc] === 1 ? -1 : 1;
    value += by === 1 ? change(i, NONE, arc) : change(i, arc, NONE);
    taken[arc] = by === 1 ? 1 : 0;
    filled[w]! += by;
    tops[i]! += by * top[arc]!;
    chosen[i]! += by * isChoice[w]!;
    if (by === 1) {
      seats[i]!.push(arc);
      members[w]!.push(arc);
    } else {
      remove(seats[i]!, arc);
      remove(members[w]!, arc);
    }
    staleOut[w] = 1;
    for (const each of seats[i]!) staleOut[offer[each]!] = 1;
    for (const each of openArcs[i]!) offerToComeIn(each);
    for (const pair of hasApart[arc] === 1 ? apartOf.get(arc)! : []) for (const each of pair) markAround(each);
    journal.push(arc);
  }

  /** Keeps the best to come in right for a person whose seats have changed. */
  function offerToComeIn(arc: number): void {
    const [i, w] = [person[arc]!, offer[arc]!];
    if (staleIn[w] === 1) return;
    if (inGain[w]! > -Infinity && person[inArc[w]!] === i) staleIn[w] = 1;
    else if (chosen[i]! < choices[i]!) {
      const gain = change(i, NONE, arc);
      if (gain > inGain[w]! && mayTake(arc, NONE)) [inGain[w], inArc[w]] = [gain, arc];
    }
  }

  /** What the person of an arc may do has changed. */
  function markAround(arc: number): void {
    staleIn[offer[arc]!] = 1;
    for (const mine of seats[person[arc]!]!) staleOut[offer[mine]!] = 1;
  }

  /** Holds a workshop once more or less; who sits in it stays there. */
  function hold(w: number, by: 1 | -1): void {
    times[w]! += by;
    if (by === 1 && times[w] === 1) {
      if (isChoice[w] === 1) for (const arc of byOffer[w]!) openArcs[person[arc]!]!.push(arc);
      staleIn[w] = 1;
      staleOut.fill(1);
    } else if (times[w] === 0 && isChoice[w] === 1) for (const arc of byOffer[w]!) remove(openArcs[person[arc]!]!, arc);
  }

  /** Whether a person may take a seat once they have given up another (−1 for none). */
  function mayTake(arc: number, without: number): boolean {
    if (taken[arc] === 1 || blocked[arc] === 1) return false;
    const topic = topicOf[offer[arc]!]!;
    for (const mine of seats[person[arc]!]!) if (mine !== without && topicOf[offer[mine]!] === topic) return false;
    if (hasApart[arc] === 1) for (const [a, b] of apartOf.get(arc)!) if (taken[a === arc ? b : a] === 1) return false;
    return true;
  }

  /** The change in worth when a person gives up a seat and takes another (−1 for none). */
  function change(i: number, without: number, into: number): number {
    const before = tops[i]!;
    const after = before - (without === NONE ? 0 : top[without]!) + (into === NONE ? 0 : top[into]!);
    const worthChange = (into === NONE ? 0 : worth[into]!) - (without === NONE ? 0 : worth[without]!);
    return worthChange + (Math.min(after, 1) - Math.min(before, 1)) * bonus[i]!;
  }

  /** What an occupant's seat is worth to them, with the top need that only it meets. */
  function occupied(arc: number): number {
    return -change(person[arc]!, arc, NONE);
  }

  function refreshIn(w: number): void {
    staleIn[w] = 0;
    inGain[w] = -Infinity;
    for (const arc of byOffer[w]!) {
      const i = person[arc]!;
      if (taken[arc] === 1 || chosen[i]! >= choices[i]!) continue;
      const gain = change(i, NONE, arc);
      if (gain > inGain[w] && mayTake(arc, NONE)) [inGain[w], inArc[w]] = [gain, arc];
    }
  }

  function refreshOut(v: number): void {
    staleOut[v] = 0;
    outGain[v] = -Infinity;
    moveGain.fill(-Infinity, v * offers, (v + 1) * offers);
    for (const from of members[v]!) {
      if (fixed[from] === 1) continue;
      const i = person[from]!;
      const out = change(i, from, NONE);
      if (out > outGain[v]) [outGain[v], outArc[v]] = [out, from];
      for (const into of openArcs[i]!) {
        const w = offer[into]!;
        if (w === v) continue;
        const gain = change(i, from, into);
        const at = v * offers + w;
        if (gain > moveGain[at]! && mayTake(into, from)) {
          moveGain[at] = gain;
          moveFrom[at] = from;
          moveTo[at] = into;
        }
      }
    }
  }

  /** One person's move; −Infinity, and nothing done, when it can't be made any more. */
  function move(without: number, into: number): number {
    const i = person[into === NONE ? without : into]!;
    if (without !== NONE && taken[without] === 0) return -Infinity;
    if (into !== NONE && !mayTake(into, without)) return -Infinity;
    if (without === NONE && chosen[i]! >= choices[i]!) return -Infinity;
    const gain = change(i, without, into);
    if (without !== NONE) toggle(without);
    if (into !== NONE) toggle(into);
    return gain;
  }

  /** Leaves a seat out of the moves for a while, or no more. */
  function block(arc: number, isBlocked: 0 | 1): void {
    blocked[arc] = isBlocked;
    markAround(arc);
  }
}

function remove(list: number[], value: number): void {
  const at = list.indexOf(value);
  const last = list.pop()!;
  if (at < list.length) list[at] = last;
}
