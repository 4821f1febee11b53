import { Temporal } from "temporal-polyfill";

/** Neighbouring stretches of numbers: `from` ≤ value < `to`, in the last one ≤ `to`. */
export interface Bin {
  from: number;
  to: number;
}

const mostBins = 8;

/**
 * Stretches of one length that hold all the values, with ends that people would choose: 1, 2 or 5 times a power of ten.
 * Whole numbers of a short range get one stretch each, whose ends are the number itself.
 */
export function binsOf(values: readonly number[]): Bin[] {
  if (values.length === 0) return [];
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  if (most - least < mostBins && values.every(Number.isInteger))
    return Array.from({ length: most - least + 1 }, (_, at) => ({ from: least + at, to: least + at }));
  if (least === most) return [{ from: least, to: least }];
  const length = niceLength((most - least) / mostBins);
  const first = Math.floor(least / length);
  const last = Math.max(first + 1, Math.ceil(most / length));
  return Array.from({ length: last - first }, (_, at) => ({
    from: rounded((first + at) * length),
    to: rounded((first + at + 1) * length),
  }));
}

function niceLength(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((times) => times * power).find((length) => length >= least) ?? 10 * power;
}

// 3 × 0.1 is 0.30000000000000004.
const rounded = (value: number) => Number(value.toPrecision(12));

/** How many of the values are in each stretch. */
export function countBins(values: readonly number[], bins: readonly Bin[]): number[] {
  const counts = bins.map(() => 0);
  for (const value of values) {
    const at = bins.findIndex(({ from, to }, place) =>
      from === to ? value === from : value >= from && (value < to || (place === bins.length - 1 && value === to)),
    );
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

export type DayUnit = "day" | "month" | "year";

/** More years than these are not all shown: somebody has typed 1026 for 2026. */
const mostYears = 30;

/**
 * Days, months or years from the first that is told to the last, so that they are few enough to be seen at once; of very
 * many years only those that are told.
 */
export function daysBins(days: readonly string[]): { unit: DayUnit; starts: string[] } {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (first === undefined || last === undefined) return { unit: "day", starts: [] };
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  const unit =
    from.until(to).days < 14 ? "day" : from.until(to, { largestUnit: "month" }).months < 18 ? "month" : "year";
  const starts: string[] = [];
  for (
    let day = Temporal.PlainDate.from(startOf(first, unit));
    day.toString() <= last;
    day = day.add({ [`${unit}s`]: 1 })
  )
    starts.push(day.toString());
  const told = new Set(days.map((day) => startOf(day, unit)));
  return { unit, starts: starts.length > mostYears ? starts.filter((start) => told.has(start)) : starts };
}

/** How many of the days are in each stretch. */
export function countDays(days: readonly string[], { unit, starts }: { unit: DayUnit; starts: readonly string[] }) {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(startOf(day, unit), (counts.get(startOf(day, unit)) ?? 0) + 1);
  return starts.map((start) => counts.get(start) ?? 0);
}

function startOf(day: string, unit: DayUnit): string {
  if (unit === "day") return day;
  return unit === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}
