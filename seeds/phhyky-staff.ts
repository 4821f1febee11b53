// The mentors are invented.
import { mentoredUnits, type DemoSector, type DemoUnit } from "./phhyky-units.ts";

export interface DemoMentor {
  name: string;
  /** The first in May, the second in August. */
  wave: 1 | 2;
  sector: DemoSector;
  /** How many units the mentor is responsible for. */
  units: number;
  /** Keys of needs of the catalogue. */
  skills: string[];
  /** Finnish names of tools. */
  tools: string[];
}

/** Eight mentors in two waves, with about nine units of one sector each. */
export const phhykyMentors: DemoMentor[] = [
  {
    ...{ name: "Katariina Vuorela", wave: 1, sector: "health", units: 9 },
    ...{ skills: ["remote-care", "client-guidance"], tools: ["Etävastaanotto", "Sähköinen ajanvaraus"] },
  },
  {
    ...{ name: "Joonas Ketola", wave: 1, sector: "health", units: 8 },
    ...{ skills: ["digital-care-path", "record-keeping"], tools: ["Digihoitopolku", "Sähköiset lomakkeet"] },
  },
  {
    ...{ name: "Mirva Takala", wave: 1, sector: "family", units: 10 },
    ...{ skills: ["chat-service", "client-feedback"], tools: ["Chatbot", "Suojatut viestit"] },
  },
  {
    ...{ name: "Sanna-Mari Heino", wave: 1, sector: "older", units: 10 },
    ...{ skills: ["mobile-work", "record-keeping"], tools: ["Asiakastietojärjestelmän mobiilisovellus", "Teams"] },
  },
  {
    ...{ name: "Aleksi Rinne", wave: 2, sector: "health", units: 9 },
    ...{ skills: ["remote-meetings", "team-channels"], tools: ["Teams", "Etävastaanotto"] },
  },
  {
    ...{ name: "Carita Holmström", wave: 2, sector: "family", units: 10 },
    ...{ skills: ["ways-of-working", "remote-meetings"], tools: ["Teams", "Suojatut viestit"] },
  },
  {
    ...{ name: "Riina Palander", wave: 2, sector: "older", units: 11 },
    ...{ skills: ["staff-digital-skills", "induction-material"], tools: ["Teams", "Sähköiset lomakkeet"] },
  },
  {
    ...{ name: "Tuukka Lepistö", wave: 2, sector: "older", units: 10 },
    ...{ skills: ["remote-care", "digital-care-path"], tools: ["Etävastaanotto", "Digihoitopolku"] },
  },
];

/** When the mentors of a wave begin; all work to the end of the programme. */
export const waveStarts: Record<DemoMentor["wave"], string> = { 1: "2021-05-03", 2: "2021-08-09" };

/** Which mentor each unit has: those of a sector share its units in their order. */
export const mentorOf: ReadonlyMap<DemoUnit, DemoMentor> = new Map(
  (["health", "family", "older"] as const).flatMap((sector) => {
    const places = phhykyMentors
      .filter((mentor) => mentor.sector === sector)
      .flatMap((mentor) => Array.from({ length: mentor.units }, () => mentor));
    const units = mentoredUnits.filter((unit) => unit.sector === sector);
    return units.map((unit, at): [DemoUnit, DemoMentor] => [unit, places[at]!]);
  }),
);
