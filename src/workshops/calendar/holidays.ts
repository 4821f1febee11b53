import { Temporal } from "temporal-polyfill";

/** Finnish days off: public holidays, and the eves on which offices are closed. */
export type Holiday =
  | "newYear"
  | "epiphany"
  | "goodFriday"
  | "easter"
  | "easterMonday"
  | "mayDay"
  | "ascension"
  | "pentecost"
  | "midsummerEve"
  | "midsummer"
  | "allSaints"
  | "independence"
  | "christmasEve"
  | "christmas"
  | "stephen";

/**
 * The days off of a year by their days ("2027-03-28"), as the law has them since 1992. Where two fall on one day (Ascension
 * on May Day, as in 2008), the one of the church year gives the name.
 */
export function holidaysOf(year: number): Map<string, Holiday> {
  const easter = easterOf(year);
  const fixed = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const days: [Temporal.PlainDate, Holiday][] = [
    [fixed(1, 1), "newYear"],
    [fixed(1, 6), "epiphany"],
    [fixed(5, 1), "mayDay"],
    [easter.subtract({ days: 2 }), "goodFriday"],
    [easter, "easter"],
    [easter.add({ days: 1 }), "easterMonday"],
    [easter.add({ days: 39 }), "ascension"],
    [easter.add({ days: 49 }), "pentecost"],
    [weekdayFrom(fixed(6, 19), friday), "midsummerEve"],
    [weekdayFrom(fixed(6, 20), saturday), "midsummer"],
    [weekdayFrom(fixed(10, 31), saturday), "allSaints"],
    [fixed(12, 6), "independence"],
    [fixed(12, 24), "christmasEve"],
    [fixed(12, 25), "christmas"],
    [fixed(12, 26), "stephen"],
  ];
  return new Map(days.map(([day, holiday]) => [day.toString(), holiday]));
}

/** The day off that the day is, or null; the day is "2027-03-28". */
export function holidayOn(day: string): Holiday | null {
  return holidaysOf(Temporal.PlainDate.from(day).year).get(day) ?? null;
}

const friday = 5;
const saturday = 6;

/** The first such weekday (1 = Monday) from the day on. */
function weekdayFrom(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });
}

/** Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, ch. 8; the names of the steps are his). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
