// Which units wait too long: those that have no mentor, and those whose mentor has not been there for weeks.
import { Temporal } from "temporal-polyfill";

/** A unit's dealings with mentors. Days are "2021-05-03". */
export interface UnitStanding {
  unitId: string;
  /** Its mentor, and since when; null where it has none. */
  mentor: { id: string; since: string } | null;
  /** The last day that a mentor met it: a session held or an interview. */
  lastMet: string | null;
  /** The last day of its last mentor before. */
  lastHad: string | null;
  /** From when on it is known in the programme. */
  knownSince: string;
  /** Whether a session with it is planned. */
  isPlanned: boolean;
}

export interface Waiting {
  unitId: string;
  why: "no-mentor" | "not-met";
  mentorId: string | null;
  /** From when on it has waited, and how many whole weeks. */
  since: string;
  weeks: number;
}

/**
 * The units that wait: without a mentor from the first day on, with one after so many weeks without a session or an
 * interview, unless one is planned. Those that have waited longest come first.
 */
export function waitingOf(units: readonly UnitStanding[], today: string, weeks: number): Waiting[] {
  const waiting = units.flatMap((unit): Waiting[] => {
    const { unitId, mentor, lastMet, lastHad, knownSince, isPlanned } = unit;
    if (mentor === null) {
      const since = latest([knownSince, lastHad]);
      return [{ unitId, why: "no-mentor", mentorId: null, since, weeks: weeksBetween(since, today) }];
    }
    const since = latest([mentor.since, lastMet]);
    const waited = weeksBetween(since, today);
    return isPlanned || waited < weeks ? [] : [{ unitId, why: "not-met", mentorId: mentor.id, since, weeks: waited }];
  });
  return waiting.sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
}

function latest(days: readonly (string | null)[]): string {
  return days.reduce<string>((last, day) => (day !== null && day > last ? day : last), "");
}

/** Whole weeks from one day to another; none where the other comes first. */
function weeksBetween(from: string, to: string): number {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
  return Math.max(0, Math.floor(days / 7));
}
