import type { Texts } from "../../platform/locales.ts";
import { monthAfter, monthsBetween } from "./months.ts";

export interface ReadyPhase {
  names: Texts;
  firstMonth: string;
  lastMonth: string;
}

export interface ReadyMilestone {
  names: Texts;
  /** The month that it is of. */
  month: string;
}

/** How long a roadmap is where the programme's own dates are not known. */
export const usualMonths = 8;

/**
 * The phases of a mentor programme over the months from the first to the last, both among them: in a short one some fall
 * in the same month, in a long one each grows in proportion.
 */
export function readyRoadmap(
  firstMonth: string,
  lastMonth: string,
): { phases: ReadyPhase[]; milestones: ReadyMilestone[] } {
  const length = Math.max(1, monthsBetween(firstMonth, lastMonth) + 1);
  // The months that stand for the eight of the model, in proportion.
  const at = (month: number) => monthAfter(firstMonth, Math.floor(((month - 1) * length) / usualMonths));
  const until = (month: number) => {
    const last = Math.ceil((month * length) / usualMonths) - 1;
    return monthAfter(firstMonth, Math.min(length - 1, last));
  };
  return {
    phases: phases.map(({ names, from, to }) => ({ names, firstMonth: at(from), lastMonth: until(to) })),
    milestones: milestones.map(({ names, in: month }) => ({ names, month: until(month) })),
  };
}

/** From which of the eight months to which. */
const phases: { names: Texts; from: number; to: number }[] = [
  {
    names: {
      fi: "Rekrytointi ja perehdytys",
      sv: "Rekrytering och introduktion",
      en: "Recruiting and induction",
    },
    ...{ from: 1, to: 2 },
  },
  {
    names: { fi: "Mentorointi yksiköissä", sv: "Mentorskap på enheterna", en: "Mentoring in units" },
    ...{ from: 2, to: 8 },
  },
  {
    names: {
      fi: "Tärkeimpien työkalujen läpikäynti",
      sv: "Genomgång av de viktigaste verktygen",
      en: "Going through the most important tools",
    },
    ...{ from: 3, to: 6 },
  },
  {
    names: {
      fi: "Toimintamallin muotoilu",
      sv: "Utformning av verksamhetsmodellen",
      en: "Shaping the operating model",
    },
    ...{ from: 5, to: 7 },
  },
  {
    names: { fi: "Seuraavan vuoden suunnittelu", sv: "Planering av nästa år", en: "Planning next year" },
    ...{ from: 7, to: 8 },
  },
];

const milestones: { names: Texts; in: number }[] = [
  {
    names: { fi: "Digimentorit aloittavat", sv: "Digimentorerna börjar", en: "Digital mentors start" },
    in: 1,
  },
  {
    names: {
      fi: "Yksiköiden alkuarviot tehty",
      sv: "Enheternas första bedömningar gjorda",
      en: "Units' first assessments done",
    },
    in: 3,
  },
  {
    names: { fi: "Toimintamalli sovittu", sv: "Verksamhetsmodellen överenskommen", en: "Operating model agreed" },
    in: 7,
  },
  {
    names: {
      fi: "Loppuarviot ja yhteenveto valmiina",
      sv: "Slutbedömningar och sammandrag klara",
      en: "Final assessments and summary ready",
    },
    in: 8,
  },
];
