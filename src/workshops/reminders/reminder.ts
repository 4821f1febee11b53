import { Temporal } from "temporal-polyfill";
import type { SeatState } from "../seats/seat.ts";

/** Whom a reminder is for: those who come, or those who have not answered. */
export const reminderKinds = ["coming", "unanswered"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What of a seat tells whether a reminder is due. */
export interface Remindable {
  state: SeatState;
  invitedAt: Temporal.Instant | null;
  answeredAt: Temporal.Instant | null;
  remindedAt: Temporal.Instant | null;
}

/** Whether reminders reach the person and are wanted. */
export function canBeReminded(person: { email: string; declinesReminders: boolean }): boolean {
  return person.email !== "" && !person.declinesReminders;
}

const daysBefore: Record<ReminderKind, number> = { coming: 2, unanswered: 7 };

/** When the planned reminder leaves: two days ahead to those who come, a week ahead to those who have not answered. */
export function reminderAt(kind: ReminderKind, startsAt: Temporal.Instant): Temporal.Instant {
  return startsAt.subtract({ hours: daysBefore[kind] * 24 });
}

const dayPause = { hours: 24 };

/**
 * Whether the planned reminder is due to this person: it is its time, the workshop has not begun, and the person has
 * neither answered nor been written to since that time or within a day. So a second run finds nothing to do, and who was
 * invited late is not reminded at once.
 */
export function isDue(
  seat: Remindable,
  kind: ReminderKind,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  const at = reminderAt(kind, startsAt);
  if (isBefore(now, at) || !isBefore(now, startsAt) || !isFor(seat, kind)) return false;
  const dayAgo = now.subtract(dayPause);
  const touches = [seat.invitedAt, seat.answeredAt, seat.remindedAt].filter((touch) => touch !== null);
  return touches.every((touch) => isBefore(touch, at) && !isBefore(dayAgo, touch));
}

const hourPause = { hours: 1 };

/** Whether staff may remind the person now: not within the hour of the last letter, so that a form sent twice reminds once. */
export function isDueNow(seat: Remindable, kind: ReminderKind, now: Temporal.Instant): boolean {
  const hourAgo = now.subtract(hourPause);
  const letters = [seat.invitedAt, seat.remindedAt].filter((letter) => letter !== null);
  return isFor(seat, kind) && letters.every((letter) => !isBefore(hourAgo, letter));
}

function isFor({ state }: Remindable, kind: ReminderKind): boolean {
  return state === (kind === "coming" ? "coming" : "invited");
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
