// The thread in which strangers' calendar files are parsed (RFC 5545). Nothing leaves it but which days are taken.
import ICAL from "ical.js";
import type { MessagePort } from "node:worker_threads";
import { Temporal } from "temporal-polyfill";
import { busyDays, type Span } from "./busy-days.ts";

export interface CalendarTask {
  bytes: Uint8Array;
  /** Where events without a zone of their own take place. */
  timeZone: string;
  from: string;
  to: string;
  port?: MessagePort | undefined;
}

export type CalendarMistake = "not-a-calendar" | "too-many" | "timeout" | "too-large";
export interface CalendarDays {
  days: [day: string, state: "half" | "busy"][];
  /** How many events of the file fall between the days, each time of one that recurs. */
  events: number;
}

/** An event that recurs every minute would never end. */
const mostTimes = 50_000;

// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default function readCalendar({
  bytes,
  timeZone,
  from,
  to,
  port,
}: CalendarTask): CalendarDays | { mistake: CalendarMistake } {
  port?.postMessage("started");
  const components = parse(new TextDecoder().decode(bytes));
  if (components === null) return { mistake: "not-a-calendar" };
  const spans = spansOf(components, { timeZone, from, to });
  if (spans === null) return { mistake: "too-many" };
  return { days: [...busyDays(spans, from, to)], events: spans.length };
}

/** The file's calendars, or null where it is none. */
function parse(text: string): ICAL.Component[] | null {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return null;
  try {
    const parsed = ICAL.parse(text.replace(/^\uFEFF/, "").trim()) as unknown[];
    const calendars = typeof parsed[0] === "string" ? [parsed] : parsed;
    return calendars.map((calendar) => new ICAL.Component(calendar as [string, unknown[], unknown[]]));
  } catch {
    // The parser's own errors tell of single lines; for who sent the file it is damaged or no calendar.
    return null;
  }
}

/** One time of an event that recurs; the package's own type of it leads to a file that it does not bring. */
interface Occurrence {
  item: ICAL.Event;
  startDate: ICAL.Time;
  endDate: ICAL.Time;
}

interface Window {
  timeZone: string;
  from: string;
  to: string;
}

function spansOf(calendars: readonly ICAL.Component[], window: Window): Span[] | null {
  // A thread reads many files: zones of one must not tell of another.
  ICAL.TimezoneService.reset();
  const zones = calendars.flatMap((calendar) => calendar.getAllSubcomponents("vtimezone"));
  for (const zone of zones) if (zone.getFirstProperty("tzid") !== null) ICAL.TimezoneService.register(zone);
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents("vevent"));
  const found: Span[] = [];
  let times = 0;
  for (const { master, exceptions } of withExceptions(events)) {
    const event = new ICAL.Event(master, { strictExceptions: true, exceptions });
    if (!event.isRecurring()) {
      found.push(...spanOf(event, event.startDate, event.endDate, window));
      continue;
    }
    const iterator = event.iterator();
    for (
      let next = iterator.next() as ICAL.Time | undefined;
      next !== undefined;
      next = iterator.next() as ICAL.Time | undefined
    ) {
      if (++times > mostTimes) return null;
      if (next.toString().slice(0, 10) > window.to) break;
      const { item, startDate, endDate } = event.getOccurrenceDetails(next) as Occurrence;
      found.push(...spanOf(item, startDate, endDate, window));
    }
  }
  return found.length > mostTimes ? null : found;
}

/** Events, each that recurs with the times of it that were changed; a changed time without its event stands alone. */
function withExceptions(events: readonly ICAL.Component[]) {
  const dated = events.filter((event) => event.getFirstProperty("dtstart") !== null);
  const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue("uid") ?? "");
  const isChange = (event: ICAL.Component) => event.getFirstProperty("recurrence-id") !== null;
  const masters = dated.filter((event) => !isChange(event));
  const known = new Set(masters.map(uidOf));
  const changes = Map.groupBy(dated.filter(isChange), uidOf);
  return [
    ...masters.map((master) => ({ master, exceptions: changes.get(uidOf(master)) ?? [] })),
    ...[...changes].flatMap(([uid, alone]) =>
      known.has(uid) ? [] : alone.map((master) => ({ master, exceptions: [] })),
    ),
  ];
}

/** When the event takes place, unless it takes nobody's time or lies outside the window. */
function spanOf({ component }: ICAL.Event, start: ICAL.Time, end: ICAL.Time, { timeZone, from, to }: Window): Span[] {
  const told = (name: string) => String(component.getFirstPropertyValue(name) ?? "").toUpperCase();
  if (told("status") === "CANCELLED" || told("transp") === "TRANSPARENT") return [];
  if (told("x-microsoft-cdo-busystatus") === "FREE") return [];
  const tzid = component.getFirstProperty("dtstart")?.getFirstParameter("tzid");
  const span = { start: localOf(start, tzid, timeZone), end: localOf(end, tzid, timeZone) };
  // A day without an end is the whole day.
  if (start.isDate && span.end <= span.start)
    span.end = Temporal.PlainDate.from(span.start.slice(0, 10)).add({ days: 1 }).toPlainDateTime().toString();
  return span.end.slice(0, 10) < from || span.start.slice(0, 10) > to ? [] : [span];
}

/** The time by the programme's clock; one of a zone that the file only names is that zone's, if there is such a zone. */
function localOf(time: ICAL.Time, tzid: string | undefined, timeZone: string): string {
  const plain = Temporal.PlainDateTime.from({
    ...{ year: time.year, month: time.month, day: time.day },
    ...(time.isDate ? {} : { hour: time.hour, minute: time.minute }),
  });
  if (time.isDate) return plain.toString();
  if (time.zone !== ICAL.Timezone.localTimezone) {
    const instant = Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000);
    return instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
  }
  if (tzid === undefined) return plain.toString();
  try {
    return plain.toZonedDateTime(tzid).withTimeZone(timeZone).toPlainDateTime().toString();
  } catch {
    return plain.toString();
  }
}
