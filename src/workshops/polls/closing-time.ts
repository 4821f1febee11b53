import { Temporal } from "temporal-polyfill";

/** The last minute of the day ("2027-01-19") in the zone: until then answers are taken. */
export function endOfDay(day: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "23:59" }).toInstant();
}

/** Why a poll cannot be open until then: that is past, or nothing is left to be chosen from. */
export type ClosingMistake = "past" | "late";

export function closingMistake(
  closesAt: Temporal.Instant,
  dates: readonly { startsAt: Temporal.Instant }[],
  now: Temporal.Instant,
): ClosingMistake | null {
  if (Temporal.Instant.compare(closesAt, now) <= 0) return "past";
  const isLate = dates.every(({ startsAt }) => Temporal.Instant.compare(startsAt, closesAt) <= 0);
  return dates.length > 0 && isLate ? "late" : null;
}
