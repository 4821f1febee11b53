import type { CatalogueTemplate } from "../../catalogue/index.ts";
import { anonymousNotice } from "../anonymous-notice.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { aboutYou } from "./about-you.ts";
import { barriersAtWork } from "./barriers.ts";
import { ownWords } from "./own-words.ts";
import { readinessNow } from "./readiness-now.ts";
import { supportWanted } from "./support-wanted.ts";
import { toolsAtWork } from "./tools.ts";

/**
 * The readiness of the staff of a large organisation, answered by each person without a name: what they use and how well
 * they manage it, how ready they feel, what stands in the way and what support they want. Results are read by sector.
 */
export const readinessSurvey = (catalogue: CatalogueTemplate): Questionnaire => ({
  titles: {
    fi: "Henkilöstön digivalmiuskysely",
    sv: "Enkät om personalens digitala beredskap",
    en: "Survey of the staff's digital readiness",
  },
  intros: {
    fi: "Kerro, mitä digivälineitä käytät, miten ne sujuvat ja millaista tukea haluaisit. Vastausten perusteella suunnittelemme digimentorien työn ja koulutukset. Vastaat nimettömästi, ja vastaaminen vie noin 7 minuuttia.",
    sv: "Berätta vilka digitala verktyg du använder, hur det går och vilket stöd du skulle vilja ha. Utifrån svaren planerar vi digimentorernas arbete och utbildningarna. Du svarar anonymt, och det tar ungefär 7 minuter.",
    en: "Tell us which digital tools you use, how it goes and what support you would like. We use the answers to plan the digital mentors' work and the training. You answer anonymously, and it takes about 7 minutes.",
  },
  notice: anonymousNotice,
  sections: [
    aboutYou,
    toolsAtWork(catalogue),
    readinessNow,
    {
      key: "barriers",
      titles: { fi: "Esteet", sv: "Hinder", en: "Barriers" },
      helps: { fi: "", sv: "", en: "" },
      questions: [barriersAtWork(catalogue)],
    },
    supportWanted(catalogue),
    ownWords,
  ],
});
