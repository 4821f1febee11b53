import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";
import type { Random } from "../random.ts";

/** Offers to be held once more or less, one after the other. */
export type Move = [offer: number, by: 1 | -1][];

export interface Moves {
  /** Offers in the order of how likely they are held, each as often as it is; only choices. */
  likeliest: () => number[];
  mayOpen: (offer: number) => boolean;
  mayClose: (offer: number) => boolean;
  isWithinLimits: () => boolean;
  /** A move that keeps the number of workshops, the money, and each audience's topics; empty when the one drawn can't be. */
  draw: () => Move;
}

/** Chances of moving an own or common workshop, of opening one alone, of closing one alone, and of opening another. */
const chances = { together: 0.3, open: 0.1, close: 0.05, another: 0.3 } as const;

/** Weight, besides how unsure prices are of it, with which any workshop is drawn. */
const ANY = 0.03;

/** The moves of the search among what is held (`times`, which others change), drawn where prices are not sure. */
export function movesOf(
  problem: Problem,
  offers: readonly Offer[],
  times: Int32Array,
  likely: Float64Array,
  random: Random,
): Moves {
  const { mode, workshops, budget = Infinity, topics } = problem.instance;
  const [choices, together] = [[...offers.keys()].filter(isChoice), [...offers.keys()].filter((w) => !isChoice(w))];
  const share = (w: number, copy: number) => Math.max(0, Math.min(1, likely[w]! - copy));

  return { likeliest, mayOpen: (w) => mayOpen(w, spentNow()), mayClose: (w) => closing(w) > 0, isWithinLimits, draw };

  function isChoice(w: number): boolean {
    return offers[w]!.kind === "choice";
  }

  function likeliest(): number[] {
    const copies = choices.flatMap((w) =>
      Array.from({ length: offers[w]!.most }, (_, copy) => ({ w, share: share(w, copy) })),
    );
    return copies
      .filter((copy) => copy.share > 0.3)
      .sort((a, b) => b.share - a.share)
      .map(({ w }) => w);
  }

  function spentNow(): { held: number; money: number } {
    let [held, money] = [0, 0];
    for (let w = 0; w < offers.length; w++) {
      held += times[w]!;
      money += times[w]! * offers[w]!.cost;
    }
    return { held, money };
  }

  function isWithinLimits(): boolean {
    const { held, money } = spentNow();
    return held <= workshops && money <= budget + 1e-9;
  }

  function mayOpen(w: number, { held, money }: { held: number; money: number }): boolean {
    const { most, cost, after } = offers[w]!;
    if (times[w]! >= most || (after !== -1 && times[after] === 0)) return false;
    return held < workshops && money + cost <= budget + 1e-9;
  }

  function draw(): Move {
    if (mode === "mixed" && random.next() < chances.together)
      return budget < Infinity ? exchangeWithin() : exchange([], 0);
    const spent = spentNow();
    const kind = random.next();
    const closed = kind < chances.open ? -1 : drawn(choices, closing);
    if (closed === -1) return opened(spent, -1, 1);
    const rest = { held: spent.held - 1, money: spent.money - offers[closed]!.cost };
    if (kind < chances.open + chances.close) return [[closed, -1]];
    return [[closed, -1], ...opened(rest, closed, random.next() < chances.another ? 2 : 1)];
  }

  function closing(w: number): number {
    if (times[w]! <= offers[w]!.least) return 0;
    if (choices.some((other) => offers[other]!.after === w && times[other]! > 0)) return 0;
    return ANY + 1 - share(w, times[w]! - 1);
  }

  function opened({ held, money }: { held: number; money: number }, but: number, count: number): Move {
    const move: Move = [];
    for (let one = 0; one < count; one++) {
      const rest = { held: held + one, money: money + move.reduce((sum, [w]) => sum + offers[w]!.cost, 0) };
      const taken = (w: number) => w === but || move.some(([other]) => other === w);
      const added = drawn(choices, (w) => (!taken(w) && mayOpen(w, rest) ? ANY + share(w, times[w]!) : 0));
      if (added !== -1) move.push([added, 1]);
    }
    return move;
  }

  /**
   * Where money binds, one alone can seldom be exchanged for a dearer one: another exchange, or a choice that goes,
   * makes room for it; and what a cheaper one saves lets a choice come. Empty when it would cost too much.
   */
  function exchangeWithin(): Move {
    const kind = random.next();
    const closed = kind < 0.4 ? drawn(choices, closing) : -1;
    const move: Move = closed === -1 ? [] : [[closed, -1]];
    move.push(...exchange(move, kind < 0.8 ? Infinity : 0));
    if (kind >= 0.4 && kind < 0.8) move.push(...exchange(move, 0));
    const { held, money } = spentAfter(move);
    if (money > budget + 1e-9) return [];
    return kind >= 0.4 && random.next() < 0.5 ? move : [...move, ...opened({ held, money }, closed, 1)];
  }

  function spentAfter(move: Move): { held: number; money: number } {
    const { held, money } = spentNow();
    const sum = (value: (w: number) => number) => move.reduce((all, [w, by]) => all + by * value(w), 0);
    return { held: held + sum(() => 1), money: money + sum((w) => offers[w]!.cost) };
  }

  /**
   * After the moves before, holds an own or common workshop in place of another of the same audience, on a topic that
   * is free for it; `over` is how much it may cost above the budget.
   */
  function exchange(before: Move, over: number): Move {
    const isHeld = (w: number) => times[w]! + before.reduce((sum, [one, by]) => sum + (one === w ? by : 0), 0) > 0;
    const out = drawn(together, (w) => (isHeld(w) && offers[w]!.least === 0 ? ANY + 1 - share(w, 0) : 0));
    if (out === -1) return [];
    const { group, cost } = offers[out]!;
    const busy = new Uint8Array(topics.length);
    for (const w of together) {
      const meets = group === -1 || offers[w]!.group === -1 || offers[w]!.group === group;
      if (w !== out && meets && isHeld(w)) busy[offers[w]!.topic] = 1;
    }
    const room = budget - spentAfter(before).money + cost + over;
    const into = drawn(together, (w) => {
      const offer = offers[w]!;
      const fits = offer.group === group && offer.most > 0 && busy[offer.topic] === 0 && offer.cost <= room + 1e-9;
      return w !== out && fits ? ANY + share(w, 0) : 0;
    });
    return into === -1 ? [] : [[out, -1], [into, 1]]; // prettier-ignore
  }

  /** One of these, each as likely as its weight; −1 when none weighs anything. */
  function drawn(among: readonly number[], weight: (w: number) => number): number {
    const weights = among.map(weight);
    let left = random.next() * weights.reduce((sum, each) => sum + each, 0);
    for (let place = 0; place < among.length; place++) {
      left -= weights[place]!;
      if (weights[place]! > 0 && left < 0) return among[place]!;
    }
    return -1;
  }
}
