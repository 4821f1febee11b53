// Who helps whom, over time: a unit has one mentor at a time, and what was before stays known.
import { Temporal } from "temporal-polyfill";

/** A unit's mentor from a day on; days are "2021-05-03". */
export interface Assignment {
  mentorId: string;
  startsOn: string;
}

export type AssignRefusal = "unknown-unit" | "not-at-work" | "before-present" | "before-last" | "too-far" | "taken";

/** A change can be written down for at most so many days ahead: further nobody knows who is there. */
const daysAhead = 366;

/**
 * What becomes of a unit's present mentor when another begins on a day: how the present one ends, or why the other can't
 * begin. Nothing changes where the unit has the mentor already. `lastHad` is the last day of the mentors before: what was
 * stays as it was.
 */
export function takeOver(
  present: Assignment | null,
  next: Assignment,
  mentor: { startsOn: string; endsOn: string | null },
  today: string,
  lastHad: string | null = null,
): { endsOn: string | null } | "same" | AssignRefusal {
  if (present?.mentorId === next.mentorId) return "same";
  const { startsOn } = next;
  if (startsOn < mentor.startsOn || (mentor.endsOn !== null && mentor.endsOn < startsOn)) return "not-at-work";
  if (startsOn > Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()) return "too-far";
  if (lastHad !== null && startsOn < lastHad) return "before-last";
  if (present === null) return { endsOn: null };
  if (startsOn < present.startsOn) return "before-present";
  return { endsOn: lastDayBefore(startsOn, present) };
}

/** The last day of the present mentor where another begins; one who began the same day has had that day. */
export function lastDayBefore(startsOn: string, present: Assignment): string {
  const before = Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString();
  return before < present.startsOn ? present.startsOn : before;
}
