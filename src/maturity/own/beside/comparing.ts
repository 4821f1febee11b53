// A unit's own view of its use of a tool beside the mentor's: own − mentor, in points of the scale 0–500.

import { daysBetween as daysFrom } from "../../method/pairs.ts";

/** The latest judgement of a unit and tool, by either. */
export interface Judged {
  on: string;
  score: number;
}

/** A unit and tool that both have judged. */
export interface PairBeside {
  unitId: string;
  toolId: string;
  own: Judged;
  mentor: Judged;
}

/** What the two say of a set of pairs. */
export interface Beside {
  /** Means, 0–500. */
  own: number;
  mentor: number;
  /** Own − mentor, −500–500: above zero the units see themselves further than their mentors do. */
  difference: number;
  /** How far apart the two are whatever the sign, 0–500. */
  apart: number;
  units: number;
  pairs: number;
}

/** Own − mentor, −500–500. */
export function differenceOf({ own, mentor }: PairBeside): number {
  return own.score - mentor.score;
}

/** The days between the two judgements, whichever came first. */
export function daysBetween({ own, mentor }: PairBeside): number {
  return Math.abs(daysFrom(own.on, mentor.on));
}

/**
 * What the two say of the pairs: the mean of each unit's tools, and of these the mean of the units, so that each unit
 * weighs the same as in levels. Null where there is no pair.
 */
export function besideOf(pairs: readonly PairBeside[]): Beside | null {
  if (pairs.length === 0) return null;
  const units = [...Map.groupBy(pairs, ({ unitId }) => unitId).values()];
  const over = (value: (pair: PairBeside) => number) => mean(units.map((own) => mean(own.map(value))));
  const [own, mentor] = [over((pair) => pair.own.score), over((pair) => pair.mentor.score)];
  return {
    ...{ own, mentor, difference: own - mentor },
    apart: over((pair) => Math.abs(differenceOf(pair))),
    ...{ units: units.length, pairs: pairs.length },
  };
}

/** The pairs of each unit with what they say, those first whose views are furthest apart. */
export function unitsApart(pairs: readonly PairBeside[]): { unitId: string; pairs: PairBeside[]; beside: Beside }[] {
  return [...Map.groupBy(pairs, ({ unitId }) => unitId)]
    .flatMap(([unitId, own]) => {
      const beside = besideOf(own);
      const furthest = own.toSorted((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)));
      return beside === null ? [] : [{ unitId, pairs: furthest, beside }];
    })
    .sort((a, b) => b.beside.apart - a.beside.apart);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
