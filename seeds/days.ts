import { Temporal } from "temporal-polyfill";

/** The day so many days from now, "2027-03-12"; of a weekend, the Friday before. */
export function weekday(days: number, zone: string): string {
  const day = Temporal.Now.plainDateISO(zone).add({ days });
  return day.subtract({ days: Math.max(0, day.dayOfWeek - 5) }).toString();
}

/** Two hours from one o'clock on that day, or from another hour. */
export function afternoon(
  days: number,
  zone: string,
  hour = 13,
): { startsAt: Temporal.Instant; endsAt: Temporal.Instant } {
  const day = Temporal.PlainDate.from(weekday(days, zone));
  const startsAt = day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant();
  return { startsAt, endsAt: startsAt.add({ hours: 2 }) };
}
