import { Temporal } from "temporal-polyfill";
import type { Chance } from "./chance.ts";

export interface Days {
  from: string;
  to: string;
}

/** The programme's first day and its last. */
export const programmeDays: Days = { from: "2021-05-01", to: "2021-12-31" };

const workdays = listWorkdays(programmeDays);

/** A working day of these, both ends among them; in July nobody meets. */
export function workday({ from, to }: Days, random: Chance): string {
  const days = workdays.filter((day) => from <= day && day <= to);
  return days[Math.floor(random.real() * days.length)]!;
}

/** The day so many days later; of a weekend, the Monday after. */
export function daysLater(day: string, days: number): string {
  const later = Temporal.PlainDate.from(day).add({ days });
  return later.add({ days: later.dayOfWeek > 5 ? 8 - later.dayOfWeek : 0 }).toString();
}

function listWorkdays({ from, to }: Days): string[] {
  const first = Temporal.PlainDate.from(from);
  const days = Array.from({ length: first.until(to).days + 1 }, (_, at) => first.add({ days: at }));
  return days.filter(({ dayOfWeek, month }) => dayOfWeek <= 5 && month !== 7).map(String);
}
