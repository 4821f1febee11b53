import type { Texts } from "../../platform/locales.ts";
import type { Section } from "../questionnaire/questionnaire.ts";

const none: Texts = { fi: "", sv: "", en: "" };
const background = { block: "background", required: false } as const;

/** With whom the talk was held, and how to hold it. */
export const theTalk: Section = {
  key: "talk",
  titles: { fi: "Haastattelu", sv: "Intervjun", en: "The interview" },
  helps: none,
  questions: [
    {
      ...background,
      key: "how-to-hold",
      kind: "info",
      texts: {
        fi: "**Haastatelkaa esihenkilöä ja muutamaa työntekijää yhdessä.** Varatkaa tunti. Kirjatkaa, mitä yksikkö yhdessä ajattelee, ei yksittäisten ihmisten mielipiteitä. Vastauksia voi täydentää myöhemmin samasta linkistä.",
        sv: "**Intervjua förmannen och några anställda tillsammans.** Reservera en timme. Skriv ner vad enheten tänker tillsammans, inte enskilda personers åsikter. Svaren kan kompletteras senare via samma länk.",
        en: "**Interview the supervisor and a few members of staff together.** Set aside an hour. Write down what the unit thinks together, not what single people think. The answers can be added to later with the same link.",
      },
      helps: none,
      settings: {},
      options: [],
    },
    {
      ...background,
      key: "held-on",
      kind: "date",
      texts: { fi: "Milloin haastattelu pidettiin?", sv: "När hölls intervjun?", en: "When was the interview held?" },
      helps: none,
      required: true,
      settings: { min: "2000-01-01", max: null },
      options: [],
    },
    {
      ...background,
      key: "interviewed",
      kind: "multiple",
      texts: { fi: "Ketkä olivat mukana?", sv: "Vilka var med?", en: "Who took part?" },
      helps: { fi: "Kirjatkaa tehtävä, ei nimiä.", sv: "Ange uppgift, inte namn.", en: "Give what they do, no names." },
      required: true,
      settings: {},
      options: [
        { key: "supervisor", texts: { fi: "Esihenkilö", sv: "Förman", en: "Supervisor" } },
        { key: "care-workers", texts: { fi: "Hoito- tai ohjaustyöntekijöitä", sv: "Vård- eller handledningspersonal", en: "Care workers" } }, // prettier-ignore
        { key: "social-workers", texts: { fi: "Sosiaalityöntekijöitä", sv: "Socialarbetare", en: "Social workers" } },
        { key: "office", texts: { fi: "Toimistotyöntekijöitä", sv: "Kontorspersonal", en: "Office staff" } },
        { key: "other", texts: { fi: "Muita, keitä?", sv: "Andra, vilka?", en: "Others, who?" }, other: true },
      ],
    },
    {
      ...background,
      key: "how-many",
      kind: "number",
      texts: { fi: "Kuinka monta heitä oli?", sv: "Hur många var de?", en: "How many were they?" },
      helps: none,
      settings: { min: 1, max: 100, decimals: 0, unit: { fi: "henkilöä", sv: "personer", en: "people" } },
      options: [],
    },
  ],
};
