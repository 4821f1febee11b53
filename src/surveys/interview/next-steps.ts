import type { Texts } from "../../platform/locales.ts";
import type { Question, Section } from "../questionnaire/questionnaire.ts";

const none: Texts = { fi: "", sv: "", en: "" };
const agreed = { block: "background", helps: none, required: false, options: [] } as const;

const mentorWanted: Question = {
  ...agreed,
  key: "mentor-wanted",
  kind: "yesno",
  texts: {
    fi: "Sovittiinko, että digimentori tulee yksikköön?",
    sv: "Kom ni överens om att en digimentor kommer till enheten?",
    en: "Was it agreed that a digital mentor will come to the unit?",
  },
  required: true,
  settings: {},
  options: [],
};

/** What the unit and the mentor agreed on: what, who, by when. */
export const nextSteps: Section = {
  key: "next-steps",
  titles: { fi: "Mitä sovittiin", sv: "Vad som avtalades", en: "What was agreed" },
  helps: {
    fi: "Kirjatkaa lyhyesti, jotta sovittuun on helppo palata.",
    sv: "Skriv kort, så att det är lätt att återkomma till det som avtalades.",
    en: "Keep it short, so that it is easy to come back to what was agreed.",
  },
  questions: [
    {
      ...agreed,
      key: "steps",
      kind: "text",
      texts: {
        fi: "Seuraavat askeleet: mitä tehdään, kuka tekee ja milloin?",
        sv: "Följande steg: vad görs, vem gör det och när?",
        en: "Next steps: what is done, by whom and when?",
      },
      helps: {
        fi: "Kirjatkaa tehtävä, ei nimiä: esimerkiksi esihenkilö tai tiimin digivastaava.",
        sv: "Ange uppgift, inte namn: till exempel förmannen eller teamets digiansvariga.",
        en: "Give the role, no names: such as the supervisor or the team's digital contact.",
      },
      required: true,
      settings: {},
      options: [],
    },
    mentorWanted,
    {
      ...agreed,
      key: "mentor-times",
      kind: "text",
      texts: {
        fi: "Mitkä päivät ja kellonajat sopivat mentorin käynnille?",
        sv: "Vilka dagar och tider passar för mentorns besök?",
        en: "Which days and times suit the mentor's visits?",
      },
      condition: { question: "mentor-wanted", op: "is", value: "yes" },
      settings: { lines: "short" },
      options: [],
    },
    {
      ...agreed,
      key: "looked-at-again",
      kind: "date",
      texts: {
        fi: "Milloin tilannetta katsotaan uudelleen?",
        sv: "När ser vi på läget igen?",
        en: "When will we look at it again?",
      },
      settings: { min: "2000-01-01", max: null, offersUnknown: true },
      options: [],
    },
  ],
};
