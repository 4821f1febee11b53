import { Temporal } from "temporal-polyfill";
import { holidayOn } from "../../calendar/holidays.ts";

/** "Tue and Thu in weeks 3–5": ISO weekdays (1 = Monday) and ISO weeks. */
export interface Spread {
  weekdays: readonly number[];
  fromWeek: number;
  toWeek: number;
}

/**
 * The days ("2027-01-19") that are meant, after today, without holidays; and how many holidays were left out. A week
 * whose number is past is next year's, and weeks may run over the turn of the year.
 */
export function spreadDays(
  { weekdays, fromWeek, toWeek }: Spread,
  today: string,
): { days: string[]; holidays: number } {
  const now = Temporal.PlainDate.from(today);
  const year = (now.yearOfWeek ?? now.year) + (fromWeek < (now.weekOfYear ?? 1) ? 1 : 0);
  const first = mondayOf(year, fromWeek);
  const last = mondayOf(toWeek < fromWeek ? year + 1 : year, toWeek);
  const days: string[] = [];
  let holidays = 0;
  for (let monday = first; Temporal.PlainDate.compare(monday, last) <= 0; monday = monday.add({ days: 7 })) {
    for (const weekday of [...new Set(weekdays)].sort((a, b) => a - b)) {
      const day = monday.add({ days: weekday - 1 });
      if (Temporal.PlainDate.compare(day, now) <= 0) continue;
      if (holidayOn(day.toString()) === null) days.push(day.toString());
      else holidays += 1;
    }
  }
  return { days, holidays };
}

/** The Monday of an ISO week: the fourth of January is always in week 1. */
function mondayOf(year: number, week: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.add({ days: (week - 1) * 7 - (fourth.dayOfWeek - 1) });
}
