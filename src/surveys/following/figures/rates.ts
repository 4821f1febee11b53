import { leastShown, suppressedCounts } from "../../../platform/visibility.ts";

/** How far organisations have come. Each figure contains the next. */
export interface Counts {
  asked: number;
  opened: number;
  begun: number;
  sent: number;
}

/**
 * The rows that may be shown: all to those who see the organisations themselves, else none of a group under five, and
 * none from which such a one could be counted back.
 */
export function shownRows<T extends Counts>(rows: readonly T[], seesAll: boolean): { rows: T[]; isCut: boolean } {
  if (seesAll) return { rows: [...rows], isCut: false };
  const hidden = suppressedCounts(rows.map(({ asked }) => asked));
  return { rows: rows.filter((_, at) => hidden[at] === false), isCut: hidden.includes(true) };
}

/** How many had sent by the end of a day. */
export interface CurvePoint {
  day: string;
  sent: number;
}

/**
 * How many had sent by each of the days, which go in order from the first to the last. To those who see figures only, the
 * curve rises by five or more at a time: else it would tell when a single organisation sent.
 */
export function curveOf(days: readonly string[], sentOn: ReadonlyMap<string, number>, seesAll: boolean): CurvePoint[] {
  let all = [...sentOn].reduce((sum, [day, count]) => (day < (days[0] ?? "") ? sum + count : sum), 0);
  let shown = 0;
  return days.map((day) => {
    all += sentOn.get(day) ?? 0;
    if (seesAll || all - shown >= leastShown) shown = all;
    return { day, sent: shown };
  });
}

const mostPoints = 45;

/** As many of the points as a picture and its table bear: every second, third … of them, and always the last. */
export function thinned<T>(points: readonly T[]): T[] {
  const step = Math.ceil(points.length / mostPoints);
  return points.filter((_, at) => (points.length - 1 - at) % step === 0);
}

/** A length of time in the unit that people would say it in. */
export function roundedTime(seconds: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const minutes = seconds / 60;
  if (minutes < 90) return { unit: "minutes", count: Math.max(1, Math.round(minutes)) };
  const hours = minutes / 60;
  return hours < 36 ? { unit: "hours", count: Math.round(hours) } : { unit: "days", count: Math.round(hours / 24) };
}
