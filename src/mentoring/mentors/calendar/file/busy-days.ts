// What the events of somebody's own calendar leave of the days. Only times are looked at: what an event is about never is.
import { Temporal } from "temporal-polyfill";

/** From when to when somebody is taken, by the clock of the programme's time zone: "2027-03-28T21:00". */
export interface Span {
  start: string;
  end: string;
}

/** Office hours, in minutes from midnight: when units are met. */
const office = { from: 8 * 60, to: 16 * 60 };
/** The night: whoever works through most of it sleeps on the day that it ends. */
const night = { from: 0, to: 5 * 60 };

const wholeDay = 5 * 60;
const halfDay = 2 * 60;
const workedNight = 3 * 60;

/**
 * The days from one to another of which the spans take half (2 of the office's 8 hours, or more) or all (5 or more, or 3
 * of the night before). Spans that overlap take their time once. Days are "2027-03-28".
 */
export function busyDays(spans: readonly Span[], from: string, to: string): Map<string, "half" | "busy"> {
  const byDay = new Map<string, [number, number][]>();
  for (const span of spans) {
    const [start, end] = [Temporal.PlainDateTime.from(span.start), Temporal.PlainDateTime.from(span.end)];
    if (Temporal.PlainDateTime.compare(end, start) <= 0) continue;
    const earliest = Temporal.PlainDate.from(from);
    const begins = start.toPlainDate();
    let day = Temporal.PlainDate.compare(begins, earliest) < 0 ? earliest : begins;
    for (
      ;
      day.toString() <= to && Temporal.PlainDateTime.compare(day.toPlainDateTime(), end) < 0;
      day = day.add({ days: 1 })
    ) {
      const key = day.toString();
      const taken: [number, number] = [minutesInto(day, start), minutesInto(day, end)];
      byDay.set(key, [...(byDay.get(key) ?? []), taken]);
    }
  }
  const states = [...byDay].flatMap(([day, taken]): [string, "half" | "busy"][] => {
    const minutes = overlap(taken, office);
    if (minutes >= wholeDay || overlap(taken, night) >= workedNight) return [[day, "busy"]];
    return minutes >= halfDay ? [[day, "half"]] : [];
  });
  return new Map(states.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Minutes from the day's midnight, 0 … 1440. */
function minutesInto(day: Temporal.PlainDate, at: Temporal.PlainDateTime): number {
  const minutes = day.toPlainDateTime().until(at, { largestUnit: "minute" }).minutes;
  return Math.max(0, Math.min(24 * 60, minutes));
}

/** How many minutes of the window the spans take together. */
function overlap(spans: readonly [number, number][], window: { from: number; to: number }): number {
  let minutes = 0;
  let reached = window.from;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const [begin, stop] = [Math.max(start, reached), Math.min(end, window.to)];
    if (stop > begin) minutes += stop - begin;
    reached = Math.max(reached, Math.min(end, window.to));
  }
  return minutes;
}
