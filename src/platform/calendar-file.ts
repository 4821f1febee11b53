import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from "ical-generator";
import type { Temporal } from "temporal-polyfill";

/** What stands in somebody's calendar. The same uid with a higher sequence takes the place of what stood there. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** The one day that it takes, "2021-05-03", where no times of day are known. */
  day?: string;
  title: string;
  description: string;
  place: string;
  url: string | null;
  isCancelled: boolean;
  /** When the event was written as it is: of two with the same sequence calendars keep the later one. */
  updatedAt: Temporal.Instant;
  organiser: Person | null;
  attendee: Person | null;
}

interface Person {
  name: string;
  email: string;
}

/** PUBLISH is a feed or a file to keep, REQUEST asks the attendee to come, CANCEL takes the event away. */
export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";

const refreshSeconds = 60 * 60;

/**
 * A calendar file (RFC 5545): lines ended by CR LF and folded at 75 octets, times in UTC so that every calendar shows
 * them in its own zone, daylight saving included.
 */
export function calendarFile(
  events: CalendarEvent[],
  { name, method }: { name: string; method: CalendarMethod },
): string {
  const calendar = ical({
    // The library writes the calendar's name as it is given.
    name: escaped(name),
    method: ICalCalendarMethod[method],
    prodId: { company: "Tarvepaja", product: "Workshops", language: "EN" },
    ...(method === "PUBLISH" && { ttl: refreshSeconds }),
  });
  for (const event of events) calendar.createEvent(entry(event, method));
  return `${calendar.toString().trimEnd()}\r\n`;
}

function entry(event: CalendarEvent, method: CalendarMethod): ICalEventData {
  const { uid, sequence, title, description, place, url, organiser, attendee } = event;
  const updatedAt = new Date(event.updatedAt.epochMilliseconds);
  return {
    id: uid,
    sequence,
    ...span(event),
    stamp: updatedAt,
    lastModified: updatedAt,
    summary: title,
    status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(description !== "" && { description }),
    ...(place !== "" && { location: place }),
    ...(url !== null && { url: withoutSeparators(url) }),
    ...(organiser !== null && { organizer: { ...organiser, name: oneLine(organiser.name) } }),
    ...(attendee !== null && { attendees: [invited(attendee, method)] }),
  };
}

// A whole day is written as the day that its start has in UTC, whatever zone the calendar is in.
function span({ start, end, day }: CalendarEvent) {
  if (day === undefined) return { start: new Date(start.epochMilliseconds), end: new Date(end.epochMilliseconds) };
  const first = new Date(`${day}T00:00:00Z`);
  return { start: first, end: new Date(first.getTime() + 24 * 60 * 60 * 1000), allDay: true };
}

function invited({ name, email }: Person, method: CalendarMethod) {
  return {
    name: oneLine(name),
    email,
    role: ICalAttendeeRole.REQ,
    ...(method === "REQUEST" && { status: ICalAttendeeStatus.NEEDSACTION, rsvp: false }),
  };
}

const oneLine = (text: string) => text.replaceAll(/[\r\n\u2028\u2029]+/g, " ").trim();
const escaped = (text: string) => oneLine(text).replaceAll(/[\\;,]/g, (sign) => `\\${sign}`);
// An address is not a text, so nothing in it is escaped; the library would escape these two.
const withoutSeparators = (url: string) => oneLine(url).replaceAll(",", "%2C").replaceAll(";", "%3B");
