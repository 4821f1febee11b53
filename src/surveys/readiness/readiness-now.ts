import type { Texts } from "../../platform/locales.ts";
import type { QuestionOption, Section } from "../questionnaire/questionnaire.ts";
import { namedEnds } from "../survey-texts.ts";

const none: Texts = { fi: "", sv: "", en: "" };
const statement = (key: string, fi: string, sv: string, en: string): QuestionOption => ({ key, texts: { fi, sv, en } });

const statements: QuestionOption[] = [
  statement("positive", "Suhtaudun digitaalisiin työtapoihin myönteisesti.", "Jag är positivt inställd till digitala arbetssätt.", "I feel positive about digital ways of working."), // prettier-ignore
  statement("skilled", "Osaan käyttää niitä digivälineitä, joita työni vaatii.", "Jag kan använda de digitala verktyg som mitt arbete kräver.", "I can use the digital tools that my work requires."), // prettier-ignore
  statement("help", "Tiedän, keneltä saan apua, kun jokin ei toimi.", "Jag vet vem som hjälper när något inte fungerar.", "I know who can help when something does not work."), // prettier-ignore
  statement("time", "Minulla on aikaa opetella uusia välineitä työaikana.", "Jag har tid att lära mig nya verktyg på arbetstid.", "I have time to learn new tools during working hours."), // prettier-ignore
  statement("supervisor", "Esihenkilöni kannustaa käyttämään digivälineitä.", "Min förman uppmuntrar mig att använda digitala verktyg.", "My supervisor encourages me to use digital tools."), // prettier-ignore
  statement("together", "Yksikössämme on sovittu, miten digivälineitä käytetään.", "I vår enhet har vi kommit överens om hur digitala verktyg används.", "Our unit has agreed on how digital tools are used."), // prettier-ignore
  statement("clients", "Osaan ohjata asiakasta digipalvelujen käytössä.", "Jag kan vägleda en klient att använda digitala tjänster.", "I can guide a client in using digital services."), // prettier-ignore
];

/** How ready one feels: statements on five steps, and one judgement of the whole. */
export const readinessNow: Section = {
  key: "readiness",
  titles: { fi: "Digivalmiutesi", sv: "Din digitala beredskap", en: "Your digital readiness" },
  helps: none,
  questions: [
    {
      key: "statements",
      kind: "ratings",
      block: "background",
      texts: {
        fi: "Mitä mieltä olet väitteistä?",
        sv: "Vad anser du om påståendena?",
        en: "How far do you agree with these?",
      },
      helps: {
        fi: "Voit ohittaa väitteen, joka ei koske työtäsi.",
        sv: "Du kan hoppa över ett påstående som inte gäller ditt arbete.",
        en: "You may skip one that does not concern your work.",
      },
      required: false,
      settings: {
        min: 1,
        max: 5,
        labels: [
          { fi: "Täysin eri mieltä", sv: "Helt av annan åsikt", en: "Strongly disagree" },
          { fi: "Jokseenkin eri mieltä", sv: "Delvis av annan åsikt", en: "Somewhat disagree" },
          { fi: "En samaa enkä eri mieltä", sv: "Varken eller", en: "Neither" },
          { fi: "Jokseenkin samaa mieltä", sv: "Delvis av samma åsikt", en: "Somewhat agree" },
          { fi: "Täysin samaa mieltä", sv: "Helt av samma åsikt", en: "Strongly agree" },
        ],
      },
      options: statements,
    },
    {
      key: "readiness",
      kind: "scale",
      block: "background",
      texts: {
        fi: "Kuinka valmis olet käyttämään digivälineitä työssäsi?",
        sv: "Hur beredd är du att använda digitala verktyg i ditt arbete?",
        en: "How ready are you to use digital tools in your work?",
      },
      helps: none,
      required: true,
      settings: {
        min: 0,
        max: 10,
        labels: namedEnds(
          10,
          { fi: "En lainkaan valmis", sv: "Inte alls beredd", en: "Not ready at all" },
          { fi: "Täysin valmis", sv: "Helt beredd", en: "Fully ready" },
        ),
        offersUnknown: true,
      },
      options: [],
    },
  ],
};
