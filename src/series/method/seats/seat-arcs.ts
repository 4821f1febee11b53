import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";

/**
 * Every seat that somebody could have: one arc each, from a person to an offer. In own and common workshops, which
 * all of the audience attends, those who could get something from the topic have one.
 */
export interface SeatArcs {
  person: Int32Array;
  offer: Int32Array;
  /** 1 where the seat would meet a top need. */
  top: Uint8Array;
  /** What the seat adds to the objective, the bonus for a top need apart. */
  worth: Float64Array;
  /** 1 where the seat is taken for as long as the workshop is held. */
  fixed: Uint8Array;
  byPerson: readonly (readonly number[])[];
  byOffer: readonly (readonly number[])[];
  /** Pairs of arcs of people who may not meet, and those that an arc is part of. */
  apart: readonly (readonly [number, number])[];
  apartOf: ReadonlyMap<number, readonly (readonly [number, number])[]>;
}

/** One arc for each seat that somebody could have, and the pairs of them that may not both be taken. */
export function seatArcs(problem: Problem, offers: readonly Offer[]): SeatArcs {
  const { people, candidates, top, share, shareValue, instance } = problem;
  const byPerson = Array.from({ length: people }, (): number[] => []);
  const byOffer = offers.map((): number[] => []);
  const arcs: { i: number; w: number; place: number; fixed: boolean }[] = [];
  offers.forEach(({ kind, candidate, topic, people: wanting, seated }, w) => {
    const fixed = new Set(seated);
    for (const i of wanting) {
      if (kind !== "choice" && instance.gap[i]![topic] === 0) continue;
      byPerson[i]!.push(arcs.length);
      byOffer[w]!.push(arcs.length);
      arcs.push({ i, w, place: i * candidates + candidate, fixed: kind !== "choice" || fixed.has(i) });
    }
  });

  const apart = apartArcs(problem, offers, byOffer, arcs.map(({ i }) => i)); // prettier-ignore
  const apartOf = new Map<number, [number, number][]>();
  for (const pair of apart) for (const arc of pair) apartOf.set(arc, [...(apartOf.get(arc) ?? []), pair]);
  return {
    person: Int32Array.from(arcs, ({ i }) => i),
    offer: Int32Array.from(arcs, ({ w }) => w),
    top: Uint8Array.from(arcs, ({ place }) => top[place]!),
    worth: Float64Array.from(arcs, ({ i, place }) => shareValue[i]! * share[place]!),
    fixed: Uint8Array.from(arcs, ({ fixed }) => (fixed ? 1 : 0)),
    ...{ byPerson, byOffer, apart, apartOf },
  };
}

function apartArcs(
  { instance }: Problem,
  offers: readonly Offer[],
  byOffer: readonly (readonly number[])[],
  person: readonly number[],
): [number, number][] {
  const pairs = instance.cannotLink ?? [];
  if (pairs.length === 0) return [];
  const indexOf = new Map(instance.participants.map(({ id }, i) => [id, i]));
  return byOffer.flatMap((mine, w) => {
    if (offers[w]!.kind !== "choice") return [];
    const arcOf = new Map(mine.map((arc) => [person[arc]!, arc]));
    return pairs.flatMap(([first, second]): [number, number][] => {
      const [a, b] = [arcOf.get(indexOf.get(first)!), arcOf.get(indexOf.get(second)!)];
      return a === undefined || b === undefined ? [] : [[a, b]];
    });
  });
}
