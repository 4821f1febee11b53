import type { TopicKind } from "../../catalogue/index.ts";
import type { EventKind } from "../register/holding.ts";

/** A workshop, training or meeting that has been held, as the register counts it. */
export interface HeldEvent {
  id: string;
  /** "2027-03-12". */
  heldOn: string;
  eventKind: EventKind;
  kind: TopicKind;
  /** Its length; null where it is not known. */
  minutes: number | null;
  /** Those who were there, as far as they are known by name. */
  people: readonly string[];
  /** How many there were in all, where they were counted. */
  headCount: number | null;
  /** Whether it is known that nobody was: everybody who was to come was marked absent. */
  isUnattended: boolean;
  /** The organisations of those known by name, and which units and persons of them are known. */
  organisationIds: readonly string[];
  partIds: readonly string[];
  /** Whom it was for. */
  audienceIds: readonly string[];
}

/** People known by name and heads that were only counted stand apart: the same person may be among the heads many times. */
export interface Figures {
  events: number;
  byKind: Record<EventKind, number>;
  /** Different people known by name, and how many times they were there. */
  people: number;
  attendances: number;
  /** Heads counted beyond those known by name, and in how many events. */
  heads: number;
  headEvents: number;
  /** Events of which nobody has said how many there were. */
  unknownEvents: number;
  hours: number;
  /** Events whose length is not known; they add nothing to the hours. */
  timelessEvents: number;
  /** Length times those who were there, by name and by head. */
  personHours: number;
  /** Organisations of those known by name; however many units they came from, an organisation is one. */
  organisations: number;
  parts: number;
  /** Besides those, the ones for which an event was held where nobody is known by name. */
  audienceOrganisations: number;
}

/** What the register says of these events. */
export function figuresOf(events: readonly HeldEvent[]): Figures {
  const nameless = events.filter((event) => event.people.length === 0 && (!event.isUnattended || headsOf(event) > 0));
  const reached = new Set(events.flatMap(({ organisationIds }) => organisationIds));
  const invited = new Set(nameless.flatMap(({ audienceIds }) => audienceIds));
  const count = (kind: EventKind) => events.filter(({ eventKind }) => eventKind === kind).length;
  return {
    events: events.length,
    byKind: { workshop: count("workshop"), training: count("training"), meeting: count("meeting") },
    people: new Set(events.flatMap(({ people }) => people)).size,
    attendances: sum(events, ({ people }) => people.length),
    heads: sum(events, headsOf),
    headEvents: events.filter((event) => headsOf(event) > 0).length,
    unknownEvents: events.filter((event) => !isCounted(event)).length,
    hours: sum(events, ({ minutes }) => minutes ?? 0) / 60,
    timelessEvents: events.filter(({ minutes }) => minutes === null).length,
    personHours: sum(events, (event) => (event.minutes ?? 0) * thereOf(event)) / 60,
    organisations: reached.size,
    parts: new Set(events.flatMap(({ partIds }) => partIds)).size,
    audienceOrganisations: [...invited].filter((id) => !reached.has(id)).length,
  };
}

/** Whether anybody has said how many were there; nobody is a number too. */
export function isCounted({ people, headCount, isUnattended }: Counted): boolean {
  return people.length > 0 || headCount !== null || isUnattended;
}

type Counted = Pick<HeldEvent, "people" | "headCount" | "isUnattended">;

/** Heads counted beyond those known by name. */
export function headsOf({ headCount, people }: Pick<HeldEvent, "headCount" | "people">): number {
  return Math.max(0, (headCount ?? 0) - people.length);
}

/** Everybody who is known to have been there, by name or by head. */
export function thereOf(event: Pick<HeldEvent, "headCount" | "people">): number {
  return event.people.length + headsOf(event);
}

function sum(events: readonly HeldEvent[], of: (event: HeldEvent) => number): number {
  return events.reduce((total, event) => total + of(event), 0);
}
