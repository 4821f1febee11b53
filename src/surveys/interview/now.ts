import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Question, QuestionOption, Section } from "../questionnaire/questionnaire.ts";

const none: Texts = { fi: "", sv: "", en: "" };

/** How far a unit is with a tool, 0 … 5: a hundred times it is the tool's maturity. */
const ladder: Texts[] = [
  { fi: "Ei käytössä", sv: "Används inte", en: "Not used" },
  { fi: "Harkitaan", sv: "Övervägs", en: "Considering" },
  { fi: "Kokeillaan", sv: "Prövas", en: "Trying out" },
  { fi: "Kokeillaan laajasti", sv: "Prövas i stor skala", en: "Testing widely" },
  { fi: "Otetaan käyttöön", sv: "Tas i bruk", en: "Taking into use" },
  { fi: "Arjen käytössä", sv: "Används i vardagen", en: "In everyday use" },
];

const followed = ["teams", "remote-reception", "digital-care-path", "chatbot", "chat", "client-messages"];

const written = (key: string, texts: Texts, block: "open" | "background" = "open"): Question => ({
  ...{ key, kind: "text", block, texts, helps: none, required: false, settings: {}, options: [] },
});

/** What the unit uses now, how far it is with the followed tools, and what works. */
export const usedNow = ({ services }: CatalogueTemplate): Section => ({
  key: "now",
  titles: { fi: "Nykytilanne", sv: "Nuläget", en: "How things are now" },
  helps: none,
  questions: [
    {
      key: "services-in-use",
      kind: "multiple",
      block: "services",
      texts: {
        fi: "Mitä digivälineitä ja -palveluja yksikössä käytetään?",
        sv: "Vilka digitala verktyg och tjänster används i enheten?",
        en: "Which digital tools and services does the unit use?",
      },
      helps: none,
      required: true,
      settings: {},
      options: [
        ...services.map(({ key, names }): QuestionOption => ({ key, texts: names, service: key })),
        { key: "other", texts: { fi: "Muuta, mitä?", sv: "Annat, vad?", en: "Something else, what?" }, other: true },
        { key: "none", texts: { fi: "Ei mitään näistä", sv: "Inget av dessa", en: "None of these" }, exclusive: true },
      ],
    },
    {
      key: "how-far",
      kind: "ratings",
      block: "background",
      texts: {
        fi: "Kuinka pitkällä yksikkö on näiden välineiden käytössä?",
        sv: "Hur långt har enheten kommit i att använda de här verktygen?",
        en: "How far is the unit with these tools?",
      },
      helps: {
        fi: "Arvioikaa koko yksikköä, ei innokkainta käyttäjää.",
        sv: "Bedöm hela enheten, inte den ivrigaste användaren.",
        en: "Judge the whole unit, not its keenest user.",
      },
      required: false,
      settings: { min: 0, max: ladder.length - 1, labels: ladder },
      options: services
        .filter(({ key }) => followed.includes(key))
        .map(({ key, names }): QuestionOption => ({ key, texts: names, service: key })),
    },
    // What works well is no need: it is kept, and not offered to be coded to needs.
    written("works-well", { fi: "Mikä toimii hyvin?", sv: "Vad fungerar bra?", en: "What works well?" }, "background"),
    written("works-badly", {
      fi: "Mikä ei toimi tai vie turhaan aikaa?",
      sv: "Vad fungerar inte eller tar tid i onödan?",
      en: "What does not work, or takes time for nothing?",
    }),
  ],
});
