import { Temporal } from "temporal-polyfill";
import { hasEnded, type Mentor } from "../mentor.ts";

/** So many months are shown and filled in at once. */
const shown = 12;

/**
 * The months, "2021-05", whose working days a mentor's page tells: from this month on, or from the first where that is
 * still to come; of a mentor whose work is over, those of the work. None after the last day.
 */
export function monthsOf(mentor: Pick<Mentor, "startsOn" | "endsOn">, today: string): string[] {
  const from = mentor.startsOn > today || hasEnded(mentor, today) ? mentor.startsOn : today;
  const first = Temporal.PlainYearMonth.from(from.slice(0, 7));
  const months = Array.from({ length: shown }, (_, at) => first.add({ months: at }).toString());
  const last = mentor.endsOn?.slice(0, 7);
  return months.filter((month) => last === undefined || month <= last);
}
