import { Temporal } from "temporal-polyfill";

/** The instant of a day and a time of day in the zone; a time that the clocks skip is moved on by the skipped hour. */
export function instantOf(day: string, time: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant();
}

/** The day and the time of day of an instant in the zone, as a form's fields hold them. */
export function closingFields(instant: Temporal.Instant, timeZone: string): { closesOn: string; closesAt: string } {
  const { day, time } = dayAndTime(instant, timeZone);
  return { closesOn: day, closesAt: time };
}

/** The same for an opening. */
export function openingFields(instant: Temporal.Instant, timeZone: string): { opensOn: string; opensAt: string } {
  const { day, time } = dayAndTime(instant, timeZone);
  return { opensOn: day, opensAt: time };
}

function dayAndTime(instant: Temporal.Instant, timeZone: string): { day: string; time: string } {
  const at = instant.toZonedDateTimeISO(timeZone);
  return { day: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: "minute" }) };
}

/** A week ahead at four in the afternoon, moved from a weekend to the Monday: what the form suggests. */
export function suggestedClose(now: Temporal.Instant, timeZone: string): { closesOn: string; closesAt: string } {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ weeks: 1 });
  return { closesOn: day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 }).toString(), closesAt: "16:00" };
}
