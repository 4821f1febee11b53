import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { QuestionOption, RankingQuestion, TextQuestion } from "../questionnaire/questionnaire.ts";

/** Needs of the catalogue that a whole organisation can set its mind to. */
const rankedNeeds = [
  "better-use",
  "pruning",
  "staff-digital-skills",
  "online-booking",
  "social-media-marketing",
  "client-feedback",
  "record-keeping",
  "information-security",
];

/** What artificial intelligence would be wanted for is often something else than technology to come. */
const artificialIntelligence: QuestionOption = {
  key: "artificial-intelligence",
  texts: { fi: "Tekoälyn käyttö työssä", sv: "AI som hjälp i arbetet", en: "Using AI at work" },
  need: "future-technology",
  needWeight: 0.5,
};

/** The ranking that becomes needs: the best is wanted wholly, each next one a fifth less. */
export const priorities = ({ needs }: CatalogueTemplate): RankingQuestion => ({
  key: "priorities",
  kind: "ranking",
  block: "wishes",
  texts: {
    fi: "Mitä teidän pitäisi kehittää ensin?",
    sv: "Vad borde ni utveckla först?",
    en: "What should you develop first?",
  },
  helps: {
    fi: "Valitkaa enintään viisi aihetta, tärkein ensin.",
    sv: "Välj högst fem ämnen, det viktigaste först.",
    en: "Choose at most five topics, the most important first.",
  },
  required: false,
  shuffled: true,
  settings: { places: 5, offersUnknown: true },
  options: [
    ...needs.filter(({ key }) => rankedNeeds.includes(key)).map(({ key, names }) => ({ key, texts: names, need: key })),
    artificialIntelligence,
  ],
});

const noClientData = {
  fi: "Älkää kirjoittako asiakkaiden tai potilaiden tietoja.",
  sv: "Skriv inga uppgifter om klienter eller patienter.",
  en: "Do not write anything about clients or patients.",
};

export const oneService: TextQuestion = {
  key: "one-service",
  kind: "text",
  block: "open",
  texts: {
    fi: "Mikä yksi digipalvelu tai taito auttaisi teitä eniten?",
    sv: "Vilken enskild digital tjänst eller färdighet skulle hjälpa er mest?",
    en: "Which single digital service or skill would help you most?",
  },
  helps: noClientData,
  required: false,
  settings: { lines: "short" },
  options: [],
};

export const comment: TextQuestion = {
  key: "comment",
  kind: "text",
  block: "open",
  texts: {
    fi: "Mitä muuta haluatte kertoa?",
    sv: "Vad annat vill ni berätta?",
    en: "What else would you like to tell us?",
  },
  helps: noClientData,
  required: false,
  settings: {},
  options: [],
};
