import { Temporal } from "temporal-polyfill";
import { readTime, type TimeMistake } from "../../one/time/arrangement.ts";

/** A date as it was typed in one row; empty parts are null. */
export interface TypedDate {
  day: string | null;
  start: string | null;
  minutes: number | null;
}

export interface ReadDate {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

export type DateMistake = TimeMistake["reason"] | "past" | "same" | "none";

/** What is wrong in which row. */
export interface RowMistake {
  row: number;
  field: "day" | "start" | "length";
  reason: DateMistake;
}

/**
 * The dates of the rows that hold anything; rows without a day and a start are left empty. In the hour that autumn has
 * twice the first one is meant: nobody holds workshops at night, so it isn't asked.
 */
export function readDates(
  rows: readonly TypedDate[],
  timeZone: string,
  now: Temporal.Instant,
): { dates: ReadDate[]; mistakes: RowMistake[] } {
  const dates: ReadDate[] = [];
  const mistakes: RowMistake[] = [];
  rows.forEach(({ day, start, minutes }, row) => {
    const time = readTime({ day, start, end: null, fold: "first" }, minutes, timeZone);
    if ("reason" in time) {
      mistakes.push({ row, field: time.field === "end" ? "length" : time.field, reason: time.reason });
    } else if (time.startsAt !== null) {
      const isSame = dates.some((date) => date.startsAt.equals(time.startsAt) && date.endsAt.equals(time.endsAt));
      if (Temporal.Instant.compare(time.startsAt, now) <= 0) mistakes.push({ row, field: "day", reason: "past" });
      else if (isSame) mistakes.push({ row, field: "day", reason: "same" });
      else dates.push(time);
    }
  });
  if (dates.length === 0 && mistakes.length === 0) mistakes.push({ row: 0, field: "day", reason: "none" });
  return { dates, mistakes };
}
