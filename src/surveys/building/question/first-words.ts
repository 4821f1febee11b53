import type { Texts } from "../../../platform/locales.ts";
import { presentLevels } from "../../present-levels.ts";

/** What the two scales of a matrix are called to begin with; staff may write their own. */
export const scaleNames: Record<"importance" | "level" | "unknown", Texts> = {
  importance: { fi: "Tärkeys teille", sv: "Hur viktigt för er", en: "Importance to you" },
  level: { fi: "Osaaminen nyt", sv: "Kunnande nu", en: "Skills now" },
  unknown: { fi: "En osaa sanoa", sv: "Jag vet inte", en: "I don't know" },
};

export const importanceLabels: Texts[] = [
  { fi: "Ei lainkaan tärkeä", sv: "Inte alls viktigt", en: "Not at all important" },
  { fi: "Vähän tärkeä", sv: "Lite viktigt", en: "Slightly important" },
  { fi: "Melko tärkeä", sv: "Ganska viktigt", en: "Fairly important" },
  { fi: "Tärkeä", sv: "Viktigt", en: "Important" },
  { fi: "Erittäin tärkeä", sv: "Mycket viktigt", en: "Very important" },
];

export const levelLabels: Texts[] = presentLevels;
