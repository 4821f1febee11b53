import type { Beforehand, SeatArcs } from "./seat-arcs.ts";

/** Nodes of the network: the end, the start, each person, each person's top needs, each offer. */
export interface SeatFlow {
  readonly state: FlowState;
  person: (i: number) => number;
  need: (i: number) => number;
  offer: (w: number) => number;
  end: number;
  /**
   * Finds the cheapest ways from a node to all others in the residual network, leaving out one offer's way to the end
   * and one arc (−1 for none). `distance` and `push` speak of the last search.
   */
  search: (from: number, closedOffer: number, closedArc: number) => void;
  distance: (to: number) => number;
  /** Sends one unit along the way found to a node. */
  push: (to: number) => void;
}

/** Times held and seats filled by offer, seats and top needs by person; arcs in use and arcs that may not be used. */
export interface FlowState {
  times: Int32Array;
  filled: Int32Array;
  used: Int32Array;
  tops: Int32Array;
  taken: Uint8Array;
  barred: Uint8Array;
}

/** What the flow earns and pays, in the objective's unit. */
export interface FlowPrices {
  /** For the first seat in a top need of person i. */
  bonus: (i: number) => number;
  seatWorth: (arc: number) => number;
  /** For each seat up to the least size. */
  penalty: number;
  size: readonly [number, number];
}

/** Differences below this are rounding: without it, ways around a circle of cost zero would never end. */
export const ROUNDING = 1e-12;

/** The flow with nobody seated. Ways are searched by Bellman–Ford with a queue, since costs may be negative. */
export function seatFlow(arcs: SeatArcs, { seatsLeft }: Beforehand, prices: FlowPrices): SeatFlow {
  const [people, offers] = [arcs.byPerson.length, arcs.byOffer.length];
  const { bonus, seatWorth, penalty } = prices;
  const [least, most] = prices.size;
  const times = new Int32Array(offers);
  const filled = new Int32Array(offers);
  const used = new Int32Array(people);
  const tops = new Int32Array(people);
  const taken = new Uint8Array(arcs.person.length);
  const barred = new Uint8Array(arcs.person.length);

  const [END, START, PERSON, NEED, OFFER] = [0, 1, 2, 2 + people, 2 + 2 * people];
  const nodes = OFFER + offers;
  const distance = new Float64Array(nodes);
  const before = new Int32Array(nodes);
  const through = new Int32Array(nodes);
  const queue = new Int32Array(nodes);
  const queued = new Uint8Array(nodes);
  let [head, waiting] = [0, 0];

  return {
    state: { times, filled, used, tops, taken, barred },
    ...{ person: (i) => PERSON + i, need: (i) => NEED + i, offer: (w) => OFFER + w, end: END },
    ...{ search, distance: (to) => distance[to]!, push },
  };

  function search(from: number, closedOffer: number, closedArc: number): void {
    distance.fill(Infinity);
    distance[from] = 0;
    before[from] = -1;
    queue[0] = from;
    head = 0;
    waiting = 1;
    while (waiting > 0) {
      const node = queue[head]!;
      head = head + 1 === nodes ? 0 : head + 1;
      waiting--;
      queued[node] = 0;
      if (node >= OFFER) leaveOffer(node - OFFER, closedOffer, closedArc);
      else if (node >= NEED) leaveNeed(node - NEED, closedArc);
      else if (node >= PERSON) leavePerson(node - PERSON, closedArc);
      else if (node === START) leaveStart();
      else leaveEnd(closedOffer);
    }
  }

  function leaveOffer(w: number, closedOffer: number, closedArc: number): void {
    if (w !== closedOffer && filled[w]! < most * times[w]!)
      reach(OFFER + w, END, filled[w]! < least * times[w]! ? -penalty : 0, -1);
    for (const arc of arcs.byOffer[w]!)
      if (taken[arc] === 1 && arc !== closedArc)
        reach(OFFER + w, (arcs.top[arc] === 1 ? NEED : PERSON) + arcs.person[arc]!, seatWorth(arc), arc);
  }

  function leaveNeed(i: number, closedArc: number): void {
    if (tops[i]! > 0) reach(NEED + i, PERSON + i, tops[i] === 1 ? bonus(i) : 0, -1);
    leaveForSeats(NEED + i, i, 1, closedArc);
  }

  function leavePerson(i: number, closedArc: number): void {
    if (used[i]! > 0) reach(PERSON + i, START, 0, -1);
    reach(PERSON + i, NEED + i, tops[i] === 0 ? -bonus(i) : 0, -1);
    leaveForSeats(PERSON + i, i, 0, closedArc);
  }

  function leaveForSeats(node: number, i: number, top: 0 | 1, closedArc: number): void {
    for (const arc of arcs.byPerson[i]!) {
      const w = arcs.offer[arc]!;
      if (times[w]! > 0 && arcs.top[arc] === top && taken[arc] === 0 && barred[arc] === 0 && arc !== closedArc)
        reach(node, OFFER + w, -seatWorth(arc), arc);
    }
  }

  function leaveStart(): void {
    reach(START, END, 0, -1);
    for (let i = 0; i < people; i++) if (used[i]! < seatsLeft[i]!) reach(START, PERSON + i, 0, -1);
  }

  function leaveEnd(closedOffer: number): void {
    reach(END, START, 0, -1);
    for (let w = 0; w < offers; w++)
      if (filled[w]! > 0 && w !== closedOffer) reach(END, OFFER + w, filled[w]! <= least * times[w]! ? penalty : 0, -1);
  }

  function reach(from: number, to: number, cost: number, arc: number): void {
    const length = distance[from]! + cost;
    if (length >= distance[to]! - ROUNDING) return;
    distance[to] = length;
    before[to] = from;
    through[to] = arc;
    if (queued[to] === 1) return;
    queued[to] = 1;
    queue[(head + waiting) % nodes] = to;
    waiting++;
  }

  function push(to: number): void {
    for (let node = to; before[node] !== -1; node = before[node]!) {
      const from = before[node]!;
      if (through[node] !== -1) taken[through[node]!] = from >= OFFER ? 0 : 1;
      else if (from >= OFFER) filled[from - OFFER]!++;
      else if (node >= OFFER) filled[node - OFFER]!--;
      else if (from >= NEED) tops[from - NEED]!--;
      else if (node >= NEED) tops[node - NEED]!++;
      else if (from >= PERSON) used[from - PERSON]!--;
      else if (node >= PERSON) used[node - PERSON]!++;
    }
  }
}
