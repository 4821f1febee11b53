import { Temporal } from "temporal-polyfill";

/** The last minute of the day ("2027-01-19") in the zone: until then answers are taken. */
export function endOfDay(day: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "23:59" }).toInstant();
}
