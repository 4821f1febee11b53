import type { Texts } from "../../platform/locales.ts";
import type { Section, TextQuestion } from "../questionnaire/questionnaire.ts";

// That nothing is to be written by which one is recognised, every anonymous survey says at each such question.
const none: Texts = { fi: "", sv: "", en: "" };

const openQuestion = (key: string, texts: Texts): TextQuestion => ({
  ...{ key, kind: "text", block: "open", texts, helps: none, required: false, settings: {}, options: [] },
});

export const ownWords: Section = {
  key: "own-words",
  titles: { fi: "Omin sanoin", sv: "Med egna ord", en: "In your own words" },
  helps: { fi: "Lyhytkin vastaus auttaa.", sv: "Också ett kort svar hjälper.", en: "Even a short answer helps." },
  questions: [
    openQuestion("biggest-help", {
      fi: "Mikä auttaisi sinua digitaalisessa työssä eniten juuri nyt?",
      sv: "Vad skulle hjälpa dig mest i det digitala arbetet just nu?",
      en: "What would help you most in your digital work just now?",
    }),
    openQuestion("works-well", {
      fi: "Mikä toimii jo hyvin ja kannattaisi jakaa muillekin?",
      sv: "Vad fungerar redan bra och borde delas med andra?",
      en: "What already works well and should be shared with others?",
    }),
  ],
};
