import type { CatalogueTemplate } from "../../catalogue/index.ts";
import { levelsOfPerson, presentLevels } from "../present-levels.ts";
import type {
  MultipleQuestion,
  QuestionOption,
  RatingsQuestion,
  Section,
  SingleQuestion,
} from "../questionnaire/questionnaire.ts";

const inUse = ({ services }: CatalogueTemplate): MultipleQuestion => ({
  key: "tools-in-use",
  kind: "multiple",
  block: "services",
  texts: {
    fi: "Mitä näistä käytät työssäsi?",
    sv: "Vilka av de här använder du i ditt arbete?",
    en: "Which of these do you use in your work?",
  },
  helps: {
    fi: "Valitse kaikki, joita käytät edes joskus.",
    sv: "Välj alla som du använder åtminstone ibland.",
    en: "Choose all that you use at least sometimes.",
  },
  required: true,
  settings: {},
  options: [
    ...services.map(({ key, names }) => ({ key, texts: names, service: key })),
    { key: "other", texts: { fi: "Muuta, mitä?", sv: "Annat, vad?", en: "Something else, what?" }, other: true },
    { key: "none", texts: { fi: "En mitään näistä", sv: "Inget av dessa", en: "None of these" }, exclusive: true },
  ],
});

/** The tools whose use the mentors follow. */
const followed = ["teams", "remote-reception", "digital-care-path", "chatbot", "patient-records"];

const mastered = ({ services }: CatalogueTemplate): RatingsQuestion => ({
  key: "tool-skills",
  kind: "ratings",
  block: "background",
  texts: {
    fi: "Kuinka hyvin osaat käyttää näitä välineitä?",
    sv: "Hur väl kan du använda de här verktygen?",
    en: "How well can you use these tools?",
  },
  helps: {
    fi: "Ohita väline, jota et tarvitse työssäsi.",
    sv: "Hoppa över ett verktyg som du inte behöver i ditt arbete.",
    en: "Skip a tool that you do not need in your work.",
  },
  required: false,
  settings: { min: 0, max: presentLevels.length - 1, labels: levelsOfPerson(presentLevels) },
  options: services
    .filter(({ key }) => followed.includes(key))
    .map(({ key, names }): QuestionOption => ({ key, texts: names, service: key })),
});

const remoteOften: SingleQuestion = {
  key: "remote-often",
  kind: "single",
  block: "background",
  texts: {
    fi: "Kuinka usein pidät etävastaanottoja?",
    sv: "Hur ofta har du mottagning på distans?",
    en: "How often do you hold remote consultations?",
  },
  helps: { fi: "", sv: "", en: "" },
  required: false,
  condition: { question: "tools-in-use", op: "contains", value: "remote-reception" },
  settings: {},
  options: [
    { key: "daily", texts: { fi: "Päivittäin", sv: "Dagligen", en: "Daily" } },
    { key: "weekly", texts: { fi: "Viikoittain", sv: "Varje vecka", en: "Weekly" } },
    { key: "monthly", texts: { fi: "Kuukausittain", sv: "Varje månad", en: "Monthly" } },
    { key: "seldom", texts: { fi: "Harvemmin", sv: "Mer sällan", en: "Less often" } },
  ],
};

/** What is used, how well the followed tools are mastered, and of remote reception how often. */
export const toolsAtWork = (catalogue: CatalogueTemplate): Section => ({
  key: "tools",
  titles: { fi: "Välineet työssäsi", sv: "Verktygen i ditt arbete", en: "The tools in your work" },
  helps: { fi: "", sv: "", en: "" },
  questions: [inUse(catalogue), mastered(catalogue), remoteOften],
});
