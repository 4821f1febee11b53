// On which days a mentor is there for the programme. Days are "2021-05-03", months "2021-05".
import { Temporal } from "temporal-polyfill";
import { isAtWork, type Mentor } from "../mentor.ts";

export const dayStates = ["free", "half", "busy"] as const;
/** The whole day for the programme, half of it, or none of it. */
export type DayState = (typeof dayStates)[number];

/** What is known of a mentor's days beside the weekdays: what was marked by hand, and what a calendar file says. */
export interface Marks {
  hand: ReadonlyMap<string, DayState>;
  file: ReadonlyMap<string, DayState>;
}

export const noMarks: Marks = { hand: new Map(), file: new Map() };

/** Where a day's state comes from. */
export type DayReason = "not-at-work" | "hand" | "file" | "holiday" | "weekday" | "off";

/**
 * What the day is to the mentor and why. A mark by hand is stronger than all else; on weekdays of the pattern that are no
 * public holidays the day is the programme's as far as the calendar file leaves it.
 */
export function dayOf(
  mentor: Pick<Mentor, "startsOn" | "endsOn" | "weekdays">,
  { hand, file }: Marks,
  holidays: ReadonlySet<string>,
  day: string,
): { state: DayState; reason: DayReason } {
  if (!isAtWork(mentor, day)) return { state: "busy", reason: "not-at-work" };
  const marked = hand.get(day);
  if (marked !== undefined) return { state: marked, reason: "hand" };
  if (!mentor.weekdays.includes(String(Temporal.PlainDate.from(day).dayOfWeek)))
    return { state: "busy", reason: "off" };
  if (holidays.has(day)) return { state: "busy", reason: "holiday" };
  const taken = file.get(day);
  return taken === undefined ? { state: "free", reason: "weekday" } : { state: taken, reason: "file" };
}

/** A day's share for the programme: 1, 0.5 or 0. */
export const shareOf: Readonly<Record<DayState, number>> = { free: 1, half: 0.5, busy: 0 };

/** Days of a month, from its first. */
export function daysOf(month: string): string[] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return Array.from({ length: first.daysInMonth }, (_, at) => first.add({ days: at }).toString());
}

/** How many days of the month the mentor is there, with halves. */
export function freeDays(
  mentor: Pick<Mentor, "startsOn" | "endsOn" | "weekdays">,
  marks: Marks,
  holidays: ReadonlySet<string>,
  month: string,
): number {
  return daysOf(month).reduce((sum, day) => sum + shareOf[dayOf(mentor, marks, holidays, day).state], 0);
}

/** How far ahead a free day is looked for, in days. */
const sought = 120;

/** The first day from the given one on that is the mentor's for the programme, at least half, and not planned for yet; or null. */
export function nextFreeDay(
  mentor: Pick<Mentor, "startsOn" | "endsOn" | "weekdays">,
  marks: Marks,
  holidays: ReadonlySet<string>,
  { from, planned }: { from: string; planned: ReadonlySet<string> },
): string | null {
  const first = Temporal.PlainDate.from(from);
  for (let at = 0; at < sought; at++) {
    const day = first.add({ days: at }).toString();
    if (!planned.has(day) && dayOf(mentor, marks, holidays, day).state !== "busy") return day;
  }
  return null;
}
