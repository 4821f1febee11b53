// How loaded a mentor is: the days a month that the units take, against those that there are.

/** A unit of a mentor, as far as it takes time. */
export interface Taking {
  /** Days a month. */
  days: number;
  /** From when on, "2021-05-03". */
  startsOn: string;
}

/** A mentor's month, "2021-05", in days with halves. */
export interface MonthLoad {
  month: string;
  /** What the units take. */
  needed: number;
  /** What was given for the month; null where nothing was. */
  given: number | null;
  /** What the weekdays, the marks and the calendar file leave. */
  free: number;
  /** What there is: the smaller of the two. */
  available: number;
}

/** One month of a mentor: units that begin in the month take their whole days already. */
export function monthLoad(
  month: string,
  { units, given, free }: { units: readonly Taking[]; given: number | null; free: number },
): MonthLoad {
  const begun = units.filter(({ startsOn }) => startsOn.slice(0, month.length) <= month);
  const needed = begun.reduce((sum, { days }) => sum + days, 0);
  return { month, needed, given, free, available: given === null ? free : Math.min(given, free) };
}

/** Sums of halves come close to whole numbers, not to them. */
const slack = 1e-6;

export type Strain = "none" | "over" | "full" | "room";

/** Whether the units take more than there is, all of it, or leave room; "none" where nothing is taken and nothing there. */
export function strainOf({ needed, available }: Pick<MonthLoad, "needed" | "available">): Strain {
  if (needed > available + slack) return "over";
  if (available < slack) return "none";
  return needed > available - slack ? "full" : "room";
}

/** How many more usual units fit into the month, each taking so many days. */
export function roomFor({ needed, available }: Pick<MonthLoad, "needed" | "available">, usualDays: number): number {
  return Math.max(0, Math.floor((available - needed + slack) / usualDays));
}
