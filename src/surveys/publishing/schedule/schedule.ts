import { Temporal } from "temporal-polyfill";
import { instantOf } from "../recipients.ts";

/** How many days before the close a reminder may be set to leave. */
export const offeredDays = [14, 10, 7, 5, 3, 2, 1] as const;

/** What the form suggests. */
export const suggestedPlan: ReminderPlan = { days: [7, 2], timeOfDay: "09:00" };

/** On which days before the close, at which time of day in the programme's zone. */
export interface ReminderPlan {
  days: readonly number[];
  /** "09:00". */
  timeOfDay: string;
}

/** One reminder of the plan, and what has become of it. */
export interface PlannedReminder {
  daysBefore: number;
  timeOfDay: string;
  dueAt: Temporal.Instant;
  doneAt: Temporal.Instant | null;
  /** How many it went to. */
  mailed: number;
}

/**
 * When the reminder leaves: so many days before the day of the close in the zone, at the time of day there, whatever the
 * clocks do in between; a time that they skip is moved on by the skipped hour.
 */
export function reminderAt(
  closesAt: Temporal.Instant,
  { daysBefore, timeOfDay }: { daysBefore: number; timeOfDay: string },
  timeZone: string,
): Temporal.Instant {
  const day = closesAt.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: daysBefore });
  return instantOf(day.toString(), timeOfDay, timeZone);
}

const apartDays = { hours: 72 };

/**
 * The reminder as it is after the close was moved, or null where its time has passed and nothing left. One that has left
 * leaves once more only where its new time is days after the last: moved by a day, it has been done.
 */
export function movedTo(
  reminder: PlannedReminder,
  closesAt: Temporal.Instant,
  { timeZone, now }: { timeZone: string; now: Temporal.Instant },
): PlannedReminder | null {
  const dueAt = reminderAt(closesAt, reminder, timeZone);
  const isAhead = Temporal.Instant.compare(dueAt, now) > 0;
  if (reminder.doneAt === null) return isAhead ? { ...reminder, dueAt } : null;
  const isAgain = isAhead && Temporal.Instant.compare(dueAt, reminder.doneAt.add(apartDays)) >= 0;
  return isAgain ? { ...reminder, dueAt, doneAt: null, mailed: 0 } : reminder;
}

/** Who was written to within a day, by whatever mail, gets no planned reminder on top of it. */
export const plannedPause = { hours: 24 };

/** The planned reminder that leaves next, if any does. */
export function nextReminder(
  reminders: readonly PlannedReminder[],
  now: Temporal.Instant,
): PlannedReminder | undefined {
  return reminders
    .filter(({ doneAt, dueAt }) => doneAt === null && Temporal.Instant.compare(dueAt, now) > 0)
    .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt))[0];
}
