import { Temporal } from "temporal-polyfill";

/** When those who have not answered are reminded: at nine on the day before the last one, by the programme's clock. */
export function pollReminderAt(closesAt: Temporal.Instant, timeZone: string): Temporal.Instant {
  const lastDay = closesAt.toZonedDateTimeISO(timeZone).toPlainDate();
  return lastDay.subtract({ days: 1 }).toZonedDateTime({ timeZone, plainTime: "09:00" }).toInstant();
}

const dayPause = { hours: 24 };

/**
 * Whether the planned reminder is due to this person: it is its time, and the person has neither answered nor been
 * written to since that time or within a day. So a second run finds nobody, a job for a last day that has been put off
 * comes too early, and who was asked late is not reminded at once.
 */
export function isReminderDue(
  { answeredAt, mailedAt }: { answeredAt: Temporal.Instant | null; mailedAt: Temporal.Instant | null },
  at: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  if (answeredAt !== null || Temporal.Instant.compare(now, at) < 0) return false;
  if (mailedAt === null) return true;
  const isBefore = Temporal.Instant.compare(mailedAt, at) < 0;
  return isBefore && Temporal.Instant.compare(mailedAt, now.subtract(dayPause)) <= 0;
}
