import type { Texts } from "../src/platform/locales.ts";
import { chance, type Chance } from "./chance.ts";
import { workday } from "./phhyky-days.ts";
import { toolsOf } from "./phhyky-reach.ts";
import { mentorOf } from "./phhyky-staff.ts";
import { mentoredUnits, type DemoSector, type DemoUnit } from "./phhyky-units.ts";

type EventKind = "training" | "workshop" | "meeting";

/** A training, a workshop or a meeting with a unit. */
export interface DemoEvent {
  unit: DemoUnit;
  kind: EventKind;
  heldOn: string;
  minutes: number;
  /** Null where it was about no single tool. */
  tool: string | null;
  title: Texts | null;
  /** Places of the people in their unit's list. */
  people: number[];
}

const eventsSeed = 8;

/** How often mentors met units of each sector: 407 times in all, as was published. */
const held: Record<DemoSector, number> = { health: 150, family: 92, older: 165 };

/** How many of ten are of the kind, how long they last, and how many come beside one another. */
const kinds: Record<EventKind, { ofTen: number; minutes: number[]; room: number }> = {
  training: { ofTen: 5, minutes: [30, 45, 60, 90], room: 15 },
  workshop: { ofTen: 3, minutes: [90, 120, 180], room: 12 },
  meeting: { ofTen: 2, minutes: [30, 45, 60], room: 5 },
};

const titles: Record<EventKind, Texts[]> = {
  training: [
    { fi: "Digitunti", sv: "Digitimme", en: "Digital hour" },
    { fi: "Tietoturva arjessa", sv: "Informationssäkerhet i vardagen", en: "Information security day to day" },
  ],
  workshop: [
    { fi: "Yhteiset pelisäännöt", sv: "Gemensamma spelregler", en: "Shared ground rules" },
    { fi: "Kirjaamisen työpaja", sv: "Workshop om dokumentation", en: "Workshop on recording" },
  ],
  meeting: [
    { fi: "Aloituspalaveri", sv: "Inledande möte", en: "Starting meeting" },
    { fi: "Välitarkastelu", sv: "Mellangranskning", en: "Interim review" },
    { fi: "Loppukeskustelu", sv: "Avslutande samtal", en: "Closing talk" },
  ],
};

/**
 * Everything that the mentors held, by day; the same at every run. Everybody of a unit was at something, many at several.
 * @param sizes how many people each unit has
 */
export function phhykyEvents(sizes: ReadonlyMap<DemoUnit, number>): DemoEvent[] {
  const random = chance(eventsSeed);
  const events = (Object.keys(held) as DemoSector[]).flatMap((sector) => {
    const units = mentoredUnits.filter((unit) => unit.sector === sector);
    return units.flatMap((unit, at) => {
      const share = (times: number) => Math.floor((held[sector] * times) / units.length);
      const count = share(at + 1) - share(at);
      return seat(drawEvents(unit, count, random), sizes.get(unit) ?? 0, random);
    });
  });
  return events.sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0));
}

/** A unit's events on as many days: it begins and ends with a meeting. */
function drawEvents(unit: DemoUnit, count: number, random: Chance): DemoEvent[] {
  const isFirst = mentorOf.get(unit)?.wave === 1;
  const days = new Set<string>();
  while (days.size < count)
    days.add(workday({ from: isFirst ? "2021-05-24" : "2021-08-30", to: "2021-12-17" }, random));
  const mixed = random.shuffled(
    (Object.keys(kinds) as EventKind[]).flatMap((kind) => Array.from({ length: kinds[kind].ofTen }, () => kind)),
  );
  return [...days].sort().map((heldOn, at) => {
    const kind = at === 0 ? "meeting" : mixed[at % mixed.length]!;
    const { minutes } = kinds[kind];
    const tool = random.real() < (kind === "meeting" ? 0.3 : 0.8) ? pick(toolsOf(unit), random) : null;
    const title = tool !== null ? null : kind === "meeting" ? titles.meeting[placeOf(at, count)]! : pick(titles[kind], random); // prettier-ignore
    return { unit, kind, heldOn, minutes: pick(minutes, random), tool, title, people: [] };
  });
}

/** Deals a unit's people over its events, as many to each as its kind has room for; then some come again. */
function seat(events: DemoEvent[], size: number, random: Chance): DemoEvent[] {
  const rooms = events.flatMap((event, at) => Array.from({ length: kinds[event.kind].room }, () => at));
  const chosen = random.shuffled(rooms);
  for (const [at, person] of random.shuffled(Array.from({ length: size }, (_, place) => place)).entries())
    events[chosen[at % chosen.length]!]!.people.push(person);
  for (const event of events) {
    const missing = kinds[event.kind].room - event.people.length;
    const others = random.shuffled(Array.from({ length: size }, (_, place) => place));
    const again = Math.floor(Math.max(0, missing) * (0.3 + 0.5 * random.real()));
    // The supervisor, who is the first of the unit, comes to every meeting.
    const supervisor = event.kind === "meeting" || event.people.length === 0 ? [0] : [];
    event.people = [...new Set([...event.people, ...supervisor, ...others.slice(0, again)])];
  }
  return events;
}

const placeOf = (at: number, count: number): number => (at === 0 ? 0 : at === count - 1 ? 2 : 1);

function pick<T>(values: readonly T[], random: Chance): T {
  return values[Math.floor(random.real() * values.length)]!;
}
