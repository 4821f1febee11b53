// What the method is asked, made of what is known of mentors and units.
import type { MonthLoad } from "../../mentors/load.ts";
import { distanceOf, type Skills, type UnitNeeds } from "../method/distance.ts";
import type { Instance, Weights } from "../method/problem.ts";

export interface AskedMentor extends Skills {
  id: string;
  /** The months in which the days must be enough. */
  months: readonly MonthLoad[];
}

export interface AskedUnit {
  id: string;
  days: number;
  nowMentorId: string | null;
  /** What staff have decided on, null for no mentor; undefined where the product may choose. */
  fixedMentorId: string | null | undefined;
  weeksWaited: number;
}

const nothing: UnitNeeds = { needs: new Map(), tools: new Map() };

export function instanceOf(
  mentors: readonly AskedMentor[],
  units: readonly AskedUnit[],
  needsOf: ReadonlyMap<string, UnitNeeds>,
  weights: Weights,
): Instance {
  const placeOf = new Map(mentors.map(({ id }, at) => [id, at]));
  const longest = Math.max(1, ...units.map(({ weeksWaited }) => weeksWaited));
  return {
    mentors: mentors.map(({ months }) => ({ days: tightest(months) })),
    units: units.map(({ days, nowMentorId, fixedMentorId, weeksWaited }) => ({
      ...{ days, waited: weeksWaited / longest },
      now: placeOf.get(nowMentorId ?? "") ?? null,
      fixed: fixedMentorId === null ? ("none" as const) : (placeOf.get(fixedMentorId ?? "") ?? null),
    })),
    distances: units.map(({ id }) => mentors.map((mentor) => distanceOf(needsOf.get(id) ?? nothing, mentor).distance)),
    weights,
  };
}

/** The fewest days of the months: one in which there are none at all, such as a holiday, stops nothing. */
function tightest(months: readonly MonthLoad[]): number {
  const there = months.map(({ available }) => available).filter((days) => days > 0);
  return there.length === 0 ? 0 : Math.min(...there);
}

/** Whether anything is known of what the unit needs. */
export function isKnown(needs: UnitNeeds | undefined): boolean {
  return needs !== undefined && needs.needs.size + needs.tools.size > 0;
}
