import type { Texts } from "../../platform/locales.ts";
import { anonymousNotice } from "../anonymous-notice.ts";
import type { Question, Questionnaire, RatingsQuestion, ScaleQuestion } from "../questionnaire/questionnaire.ts";
import { namedEnds } from "../survey-texts.ts";
import { level, next, use, useful } from "./feedback-survey.ts";

const none: Texts = { fi: "", sv: "", en: "" };

const placeOfPart: Question = {
  key: "took-part",
  kind: "single",
  block: "background",
  texts: { fi: "Miten osallistuit?", sv: "Hur deltog du?", en: "How did you take part?" },
  helps: none,
  required: false,
  settings: {},
  options: [
    { key: "room", texts: { fi: "Paikan päällä", sv: "På plats", en: "On the spot" } },
    { key: "remote", texts: { fi: "Etänä", sv: "På distans", en: "Remotely" } },
  ],
};

const arrangements: RatingsQuestion = {
  key: "arrangements",
  kind: "ratings",
  block: "feedback",
  texts: {
    fi: "Miten järjestelyt onnistuivat?",
    sv: "Hur lyckades arrangemangen?",
    en: "How did the arrangements go?",
  },
  helps: none,
  required: false,
  settings: {
    min: 1,
    max: 5,
    labels: [
      { fi: "Huonosti", sv: "Dåligt", en: "Badly" },
      { fi: "Melko huonosti", sv: "Ganska dåligt", en: "Rather badly" },
      { fi: "Kohtalaisesti", sv: "Någorlunda", en: "Fairly well" },
      { fi: "Hyvin", sv: "Bra", en: "Well" },
      { fi: "Erinomaisesti", sv: "Utmärkt", en: "Very well" },
    ],
  },
  options: [
    {
      key: "information",
      texts: { fi: "Tieto etukäteen", sv: "Information på förhand", en: "Information beforehand" },
    },
    { key: "facilitator", texts: { fi: "Vetäjän työ", sv: "Ledarens arbete", en: "The facilitator's work" } },
    { key: "materials", texts: { fi: "Aineistot", sv: "Material", en: "Materials" } },
    { key: "time", texts: { fi: "Aika ja kesto", sv: "Tidpunkt och längd", en: "Time and length" } },
    {
      key: "place",
      texts: { fi: "Tila tai etäyhteys", sv: "Lokal eller distansförbindelse", en: "Room or connection" },
    },
  ],
};

const recommend: ScaleQuestion = {
  key: "recommend",
  kind: "scale",
  block: "feedback",
  texts: {
    fi: "Suosittelisitko työpajaa työkaverille?",
    sv: "Skulle du rekommendera workshoppen för en kollega?",
    en: "Would you recommend the workshop to a colleague?",
  },
  helps: none,
  required: false,
  settings: {
    min: 0,
    max: 10,
    labels: namedEnds(
      10,
      { fi: "En missään tapauksessa", sv: "Absolut inte", en: "Certainly not" },
      { fi: "Ehdottomasti", sv: "Absolut", en: "Certainly" },
    ),
    offersUnknown: true,
  },
  options: [],
};

const why: Question = {
  key: "why-not",
  kind: "text",
  block: "feedback",
  texts: {
    fi: "Mitä pitäisi muuttaa, jotta suosittelisit?",
    sv: "Vad borde ändras för att du skulle rekommendera den?",
    en: "What should change for you to recommend it?",
  },
  helps: none,
  required: false,
  condition: { question: "recommend", op: "at-most", value: 6 },
  settings: {},
  options: [],
};

/** Feedback that staff ask for by a link of their own, when the product does not know who took part. */
export const ownFeedbackSurvey = (): Questionnaire => ({
  titles: { fi: "Palaute työpajasta", sv: "Respons på workshoppen", en: "Feedback on the workshop" },
  intros: {
    fi: "Kerro, mitä työpajasta jäi käteen. Vastaat nimettömästi, ja vastaaminen vie pari minuuttia.",
    sv: "Berätta vad workshoppen gav dig. Du svarar anonymt, och det tar ett par minuter.",
    en: "Tell us what you got out of the workshop. You answer anonymously, and it takes a couple of minutes.",
  },
  notice: anonymousNotice,
  sections: [
    {
      key: "workshop",
      titles: { fi: "Työpaja", sv: "Workshoppen", en: "The workshop" },
      helps: none,
      questions: [placeOfPart, useful, level, { ...use, helps: none }],
    },
    {
      key: "arrangements",
      titles: {
        fi: "Järjestelyt ja jatko",
        sv: "Arrangemang och fortsättning",
        en: "Arrangements and what comes next",
      },
      helps: none,
      questions: [arrangements, recommend, why, { ...next, helps: none }],
    },
  ],
});
