import { Temporal } from "temporal-polyfill";

/** Of a time that the clocks show twice, the first or the second one. */
export type Fold = "first" | "second";

/** Why a time of day is no one instant: the clocks skip it, or show it twice and nobody said which. */
export type LocalTimeProblem = "skipped" | "twice";

/**
 * The instant of a day and a time of day ("2027-03-28", "13:00") in the zone. In the hour that spring skips there is none;
 * in the hour that autumn has twice it takes a word which is meant.
 */
export function localInstant(
  day: string,
  time: string,
  timeZone: string,
  fold: Fold | null,
): Temporal.Instant | LocalTimeProblem {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  if (earlier.equals(later)) return earlier.toInstant();
  if (!earlier.toPlainDateTime().equals(local)) return "skipped";
  if (fold === null) return "twice";
  return (fold === "first" ? earlier : later).toInstant();
}

/** Which of two equal clock times the instant is; null where the clocks show that time once. */
export function foldOf(instant: Temporal.Instant, timeZone: string): Fold | null {
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const first = local.toZonedDateTime(timeZone, { disambiguation: "earlier" }).toInstant();
  const second = local.toZonedDateTime(timeZone, { disambiguation: "later" }).toInstant();
  if (first.equals(second)) return null;
  return instant.equals(first) ? "first" : "second";
}

/** The day ("2027-03-28") and the time of day ("13:00") that clocks in the zone show. */
export function localDayAndTime(instant: Temporal.Instant, timeZone: string): { day: string; time: string } {
  const local = instant.toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: "minute" }) };
}
