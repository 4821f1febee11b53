import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import type { OfferSeats, SeatOptions } from "../seats/seat-options.ts";

/** The best answer at given prices: what it is worth (a bound of the objective), offers held, and rows used up. */
export interface Picked {
  bound: number;
  times: Int32Array;
  used: Float64Array;
}

/** A function from prices to the best answer at them; the answer is overwritten by the next call. */
export function picker(
  problem: Problem,
  offers: readonly Offer[],
  { byOffer, limits, firstTop, money }: SeatOptions,
): (prices: Float64Array) => Picked {
  const { instance, people, topValue } = problem;
  const { mode, own = 0, common = 0, workshops } = instance;
  const [least, most] = instance.size;
  const audiences = [...Map.groupBy([...offers.keys()].filter((w) => offers[w]!.kind !== "choice"), (w) => offers[w]!.group).values()]; // prettier-ignore
  const together = audiences.reduce((sum, mine) => sum + countOf(mine), 0);
  const times = new Int32Array(offers.length);
  const used = new Float64Array(limits.length);
  const worth = byOffer.map(({ person }) => new Float64Array(person.length));
  const sorted = byOffer.map(({ person }) => new Float64Array(person.length));

  return (prices) => {
    times.fill(0);
    used.fill(0);
    let bound = limits.reduce((sum, limit, row) => sum + limit * prices[row]!, 0);
    for (let i = 0; i < people; i++) {
      const left = topValue[i]! - prices[firstTop + i]!;
      if (left > 0) {
        used[firstTop + i] = 1;
        bound += left;
      }
    }
    const copies: { w: number; value: number; isDue: boolean }[] = [];
    for (let w = 0; w < offers.length; w++) if (offers[w]!.kind === "choice") pushCopies(w, prices, copies);
    for (const mine of audiences) bound += pickTogether(mine, prices);
    copies.sort((a, b) => Number(b.isDue) - Number(a.isDue) || b.value - a.value);
    let room = mode === "groups" ? 0 : workshops - together;
    for (const { w, value, isDue } of copies) {
      if (room-- <= 0 || (!isDue && value <= 0)) break;
      times[w]!++;
      bound += value;
    }
    for (let w = 0; w < offers.length; w++) if (times[w]! > 0) take(w);
    return { bound, times, used };
  };

  function countOf(mine: readonly number[]): number {
    return offers[mine[0]!]!.kind === "own" ? own : common;
  }

  function costAt(w: number, prices: Float64Array): number {
    return money === -1 ? 0 : prices[money]! * offers[w]!.cost;
  }

  /** What each seat is worth at the prices: its value, less the seat and the topic, with the top need that it meets. */
  function priceSeats(w: number, prices: Float64Array): Float64Array {
    const { person, value, top, topicRow } = byOffer[w]!;
    const mine = worth[w]!;
    const isChoice = offers[w]!.kind === "choice";
    for (let arc = 0; arc < mine.length; arc++) {
      const i = person[arc]!;
      let left = value[arc]!;
      if (isChoice) left -= prices[i]!;
      if (top[arc] === 1) left += prices[firstTop + i]!;
      if (topicRow[arc] !== -1) left -= prices[topicRow[arc]!]!;
      mine[arc] = left;
    }
    return mine;
  }

  /** One entry for each time the choice may be held: what it adds to have it once more. */
  function pushCopies(w: number, prices: Float64Array, copies: { w: number; value: number; isDue: boolean }[]): void {
    const mine = sorted[w]!;
    mine.set(priceSeats(w, prices));
    mine.sort().reverse();
    let before = 0;
    for (let copy = 1; copy <= offers[w]!.most; copy++) {
      const seats = seatsTaken(mine, copy);
      if (seats < 0) break;
      let value = 0;
      for (let place = 0; place < seats; place++) value += mine[place]!;
      copies.push({ w, value: value - before - costAt(w, prices), isDue: copy <= offers[w]!.least });
      before = value;
    }
  }

  /** How many seats of so many copies are taken: all that pay, within the sizes; −1 where too few want them. */
  function seatsTaken(mine: Float64Array, copies: number): number {
    if (mine.length < copies * least) return -1;
    let seats = Math.min(mine.length, copies * most);
    while (seats > copies * least && mine[seats - 1]! <= 0) seats--;
    return seats;
  }

  /** An audience's workshops, each topic once; gives what they are worth. */
  function pickTogether(mine: readonly number[], prices: Float64Array): number {
    const values = mine
      .filter((w) => offers[w]!.most > 0)
      .map((w) => {
        const rows = byOffer[w]!.audienceRows.reduce((sum, row) => sum + prices[row]!, 0);
        return { w, value: priceSeats(w, prices).reduce((sum, each) => sum + each, 0) - rows - costAt(w, prices) };
      });
    const due = ({ w }: { w: number }) => Number(offers[w]!.least > 0);
    values.sort((a, b) => due(b) - due(a) || b.value - a.value);
    const topics = new Set<number>();
    let [sum, left] = [0, countOf(mine)];
    for (const { w, value } of values) {
      if (left === 0) break;
      if (topics.has(offers[w]!.topic)) continue;
      topics.add(offers[w]!.topic);
      times[w] = 1;
      sum += value;
      left--;
    }
    return sum;
  }

  /** Marks what a picked offer uses up. */
  function take(w: number): void {
    if (money !== -1) used[money]! += times[w]! * offers[w]!.cost;
    for (const row of byOffer[w]!.audienceRows) used[row]!++;
    const isChoice = offers[w]!.kind === "choice";
    const mine = worth[w]!;
    const seats = isChoice ? seatsTaken(sorted[w]!, times[w]!) : mine.length;
    const last = isChoice && seats > 0 ? sorted[w]![seats - 1]! : -Infinity;
    let left = seats;
    for (let arc = 0; arc < mine.length; arc++) if (mine[arc]! > last) seat(byOffer[w]!, arc);
    for (let arc = 0; arc < mine.length && left > 0; arc++) if (mine[arc] === last) seat(byOffer[w]!, arc);

    function seat({ person, top, topicRow }: OfferSeats, arc: number): void {
      left--;
      if (isChoice) used[person[arc]!]!++;
      if (top[arc] === 1) used[firstTop + person[arc]!]!--;
      if (topicRow[arc] !== -1) used[topicRow[arc]!]!++;
    }
  }
}
