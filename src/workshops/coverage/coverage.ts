import type { WorkshopLevel } from "../register/holding.ts";
import { coverageOf } from "../topics/coverage.ts";

/**
 * Where the programme stands with a need: **covered** where workshops at the right level reach enough of those who need
 * it; **deepen** where there is a workshop about it, at another level or for others; **gap** where there is none;
 * **unneeded** where nobody needs it.
 */
export type NeedState = "covered" | "deepen" | "gap" | "unneeded";

/** From this share of those who need it on, reached at the right level, a need is covered. */
export const coveredFrom = 0.6;

/** Those who answered, and what they need; lists of people and of needs are in the same order everywhere. */
export interface Needing {
  /** For each, the ids under which a workshop may have reached it: its own, and those of all that it is part of. */
  people: readonly (readonly string[])[];
  needIds: readonly string[];
  /** Whether the person needs it, by person, then need. */
  needs: readonly (readonly boolean[])[];
  /** Present level in each need, as a place in `topicLevels`; null where it is not known. */
  levels: readonly (readonly (number | null)[])[];
}

/** A workshop held or planned, and the organisations that it reaches. */
export interface Reaching {
  id: string;
  /** The topic's level as a place in `topicLevels`; null is for all levels. */
  level: number | null;
  covers: readonly { needId: string; strength: number }[];
  organisationIds: readonly string[];
}

/** How a workshop reaches those who need what it is about; numbers are places in the list of people. */
export interface Reach {
  workshopId: string;
  right: number[];
  other: number[];
}

/** One need over all workshops; `right`, `other` and `left` part those who need it. */
export interface NeedCoverage {
  needId: string;
  state: NeedState;
  wanting: number[];
  /** Reached by a workshop at their level. */
  right: number[];
  /** Reached only by workshops at another level. */
  other: number[];
  /** Not reached. */
  left: number[];
  /** The workshops about it, in the order given. */
  workshops: Reach[];
}

/**
 * Needs × workshops. A workshop is about a need that its topic meets at least partly (`coverageOf`), and at the right
 * level for somebody whose fit with it is 1: the same level, the basics where the level is not known, and anybody where
 * the workshop is for all levels. One that reaches nobody at all, as a planned one without an audience, is about its needs nevertheless.
 */
export function coverage(
  { people, needIds, needs, levels }: Needing,
  workshops: readonly Reaching[],
  among: readonly number[] = people.map((_, i) => i),
): NeedCoverage[] {
  const reached = workshops.map(({ organisationIds }) => {
    const ids = new Set(organisationIds);
    return new Set(people.flatMap((own, i) => (own.some((id) => ids.has(id)) ? [i] : [])));
  });
  return needIds.map((needId, need) => {
    const wanting = among.filter((i) => needs[i]?.[need] === true);
    const isRight = (i: number, level: number | null) => fitOf(levels[i]?.[need] ?? null, level) === 1;
    const about = workshops.flatMap((workshop, w): Reach[] => {
      if (!isAbout(workshop, needId)) return [];
      const there = wanting.filter((i) => reached[w]?.has(i) === true);
      const [right, other] = parted(there, (i) => isRight(i, workshop.level));
      return [{ workshopId: workshop.id, right, other }];
    });
    const rightly = new Set(about.flatMap(({ right }) => right));
    const [right, others] = parted(wanting, (i) => rightly.has(i));
    const elsewhere = new Set(about.flatMap(({ other }) => other));
    const [other, left] = parted(others, (i) => elsewhere.has(i));
    return {
      needId,
      state: stateOf(wanting.length, right.length, about.length),
      wanting,
      right,
      other,
      left,
      workshops: about,
    };
  });
}

/** Whether a workshop on these covers is about the need: weakly touching it is not enough. */
export function isAbout({ covers }: Pick<Reaching, "covers">, needId: string): boolean {
  return covers.some((cover) => cover.needId === needId && coverageOf(cover.strength) !== "weak");
}

/** How well a workshop's level fits somebody's: 1 the same or for all, ½ one apart, 0 further; an unknown level is the basics, half-fitting elsewhere. */
export function fitOf(own: number | null, held: number | null): number {
  if (held === null) return 1;
  if (own === null) return held === 0 ? 1 : 0.5;
  const apart = Math.abs(own - held);
  return apart === 0 ? 1 : apart === 1 ? 0.5 : 0;
}

/** The place of a workshop's level in `topicLevels`; null is for all levels. */
export function levelPlace(level: WorkshopLevel): number | null {
  return level === "all" ? null : { basics: 0, intermediate: 1, advanced: 2 }[level];
}

/** How many needs are in each state. */
export function countStates(needs: readonly Pick<NeedCoverage, "state">[]): Record<NeedState, number> {
  const count = (state: NeedState) => needs.filter((need) => need.state === state).length;
  return { covered: count("covered"), deepen: count("deepen"), gap: count("gap"), unneeded: count("unneeded") };
}

function stateOf(wanting: number, right: number, workshops: number): NeedState {
  if (wanting === 0) return "unneeded";
  if (right / wanting >= coveredFrom) return "covered";
  return workshops > 0 ? "deepen" : "gap";
}

function parted<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
