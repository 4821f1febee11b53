import type { Offer } from "./offers.ts";
import type { Problem } from "./problem.ts";

/** What people have apart from the choices: seats left, a top need met already, topics taken. */
export interface Beforehand {
  seatsLeft: ArrayLike<number>;
  topMet: ArrayLike<number>;
  taken: (person: number, topic: number) => boolean;
}

/** Every seat that somebody could take in a choice: one arc each, from a person to an offer. */
export interface SeatArcs {
  person: Int32Array;
  offer: Int32Array;
  /** 1 where the seat would meet a top need. */
  top: Uint8Array;
  /** What the seat adds to the objective, the bonus for a top need apart. */
  worth: Float64Array;
  /** 1 where the seat is fixed. */
  fixed: Uint8Array;
  byPerson: readonly (readonly number[])[];
  byOffer: readonly (readonly number[])[];
  /** Pairs of arcs of people who may not meet, and those that an arc is part of. */
  apart: readonly (readonly [number, number])[];
  apartOf: ReadonlyMap<number, readonly (readonly [number, number])[]>;
}

/** One arc for each seat that somebody could take in a choice, and the pairs of them that may not both be taken. */
export function seatArcs(problem: Problem, offers: readonly Offer[], { taken, seatsLeft }: Beforehand): SeatArcs {
  const { people, candidates, top, share, shareValue } = problem;
  const byPerson = Array.from({ length: people }, (): number[] => []);
  const byOffer = offers.map((): number[] => []);
  const arcs: { i: number; w: number; place: number; fixed: boolean }[] = [];
  offers.forEach(({ kind, candidate, topic, people: wanting, seated }, w) => {
    if (kind !== "choice") return;
    for (const i of wanting) {
      const fixed = seated.includes(i);
      if (!fixed && (taken(i, topic) || seatsLeft[i] === 0)) continue;
      byPerson[i]!.push(arcs.length);
      byOffer[w]!.push(arcs.length);
      arcs.push({ i, w, place: i * candidates + candidate, fixed });
    }
  });

  const apart = apartArcs(problem, byOffer, arcs.map(({ i }) => i)); // prettier-ignore
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
  byOffer: readonly (readonly number[])[],
  person: readonly number[],
): [number, number][] {
  const indexOf = new Map(instance.participants.map(({ id }, i) => [id, i]));
  return (instance.cannotLink ?? []).flatMap(([first, second]) =>
    byOffer.flatMap((mine): [number, number][] => {
      const a = mine.find((arc) => person[arc] === indexOf.get(first));
      const b = mine.find((arc) => person[arc] === indexOf.get(second));
      return a === undefined || b === undefined ? [] : [[a, b]];
    }),
  );
}
