import type { Texts } from "../platform/locales.ts";

/** How well an organisation manages something now, from 0 up. */
export const presentLevels: Texts[] = [
  { fi: "Emme osaa vielä", sv: "Vi kan inte ännu", en: "We cannot do it yet" },
  { fi: "Olemme alussa", sv: "Vi är i början", en: "We are at the start" },
  { fi: "Perusasiat sujuvat", sv: "Grunderna går bra", en: "The basics go well" },
  { fi: "Hyvin hallussa", sv: "Vi behärskar det väl", en: "We manage it well" },
  { fi: "Voisimme opastaa muita", sv: "Vi kunde handleda andra", en: "We could guide others" },
];

const ownLevels: Texts[] = [
  { fi: "En osaa vielä", sv: "Jag kan inte ännu", en: "I cannot do it yet" },
  { fi: "Olen alussa", sv: "Jag är i början", en: "I am at the start" },
  { fi: "Perusasiat sujuvat", sv: "Grunderna går bra", en: "The basics go well" },
  { fi: "Hyvin hallussa", sv: "Jag behärskar det väl", en: "I manage it well" },
  { fi: "Voisin opastaa muita", sv: "Jag kunde handleda andra", en: "I could guide others" },
];

/**
 * The same scale as one person is asked on it: our own wording speaks of "I" instead of "we", any other stays as the
 * programme's survey has it. The number of steps is always that of the survey, so that levels can be compared.
 */
export function levelsOfPerson(labels: readonly Texts[]): Texts[] {
  const isOurs = labels.length === presentLevels.length && labels.every(({ fi }, at) => fi === presentLevels[at]?.fi);
  return isOurs ? ownLevels : [...labels];
}
