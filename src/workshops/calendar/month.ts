import { Temporal } from "temporal-polyfill";

/** A week of a month's page: its number by ISO 8601, and its days from Monday to Sunday, "2027-03-08". */
export interface Week {
  number: number;
  days: string[];
}

/** The weeks that a month ("2027-03") has days in, whole weeks. */
export function weeksOf(month: string): Week[] {
  const first = firstOf(month);
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const weeks: Week[] = [];
  for (let start = monday; start.toString() < nextMonth(month, 1); start = start.add({ weeks: 1 }))
    weeks.push({
      number: start.weekOfYear ?? 0,
      days: Array.from({ length: 7 }, (_, at) => start.add({ days: at }).toString()),
    });
  return weeks;
}

/** The months from the given one on, as many as asked. */
export function monthsFrom(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => nextMonth(month, at));
}

/** The month so many after the given one, or before it where `by` is below zero. */
export function nextMonth(month: string, by: number): string {
  return monthOf(firstOf(month).add({ months: by }).toString());
}

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, "2027-03".length);
}

const firstOf = (month: string) => Temporal.PlainDate.from(`${month}-01`);
