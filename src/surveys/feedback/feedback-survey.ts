import type { Texts } from "../../platform/locales.ts";
import type { Question, Questionnaire, RatingsQuestion, SingleQuestion } from "../questionnaire/questionnaire.ts";
import { feedbackNotice } from "./feedback-notice.ts";

/** What feedback is asked of: a workshop that was held, and the needs that its topic covers. */
export interface FeedbackSubject {
  names: Texts;
  /** The day it was held, as each language writes it. */
  days: Texts;
  /** Needs of the catalogue by their keys, the best covered first. */
  needs: { key: string; names: Texts }[];
  /** The steps of the present level, as the programme's needs survey asks for it; see levelsOfPerson. */
  levels: Texts[];
}

/**
 * The feedback on one workshop: a minute on a phone, one section. How well one manages each need is asked of now and of
 * before the workshop at the same time (a retrospective pre-test: asked beforehand, people do not know yet what they
 * cannot do, and their scale shifts as they learn; Howard 1980, Evaluation Review 4:93–106).
 */
export function feedbackQuestionnaire({ names, days, needs, levels }: FeedbackSubject): Questionnaire {
  const levelQuestions = needs.length === 0 || levels.length < 2 ? [] : changeQuestions(needs, levels);
  return {
    titles: inEach((locale) => `${title[locale]}: ${names[locale] || names.fi}, ${days[locale]}`),
    intros: {
      fi: "Vastaaminen vie noin minuutin. Palautteen avulla seuraavista työpajoista tulee parempia.",
      sv: "Det tar ungefär en minut att svara. Med responsen blir de följande workshopparna bättre.",
      en: "Answering takes about a minute. Your feedback makes the next workshops better.",
    },
    notice: feedbackNotice,
    sections: [
      {
        key: "feedback",
        titles: { fi: "Palaute työpajasta", sv: "Respons på workshoppen", en: "Feedback on the workshop" },
        helps: none,
        questions: [useful, level, use, ...levelQuestions, next],
      },
    ],
  };
}

const title: Texts = { fi: "Palaute", sv: "Respons", en: "Feedback" };
const none: Texts = { fi: "", sv: "", en: "" };

const inEach = (make: (locale: keyof Texts) => string): Texts => ({ fi: make("fi"), sv: make("sv"), en: make("en") });

export const useful: SingleQuestion = {
  key: "useful",
  kind: "single",
  block: "feedback",
  required: true,
  settings: {},
  texts: {
    fi: "Kuinka hyödyllinen työpaja oli sinulle?",
    sv: "Hur nyttig var workshoppen för dig?",
    en: "How useful was the workshop to you?",
  },
  helps: none,
  options: [
    { key: "5", texts: { fi: "5 – Erittäin hyödyllinen", sv: "5 – Mycket nyttig", en: "5 – Very useful" } },
    { key: "4", texts: { fi: "4 – Hyödyllinen", sv: "4 – Nyttig", en: "4 – Useful" } },
    { key: "3", texts: { fi: "3 – Jonkin verran hyödyllinen", sv: "3 – Ganska nyttig", en: "3 – Somewhat useful" } },
    {
      key: "2",
      texts: { fi: "2 – Vain vähän hyödyllinen", sv: "2 – Bara lite nyttig", en: "2 – Only slightly useful" },
    },
    { key: "1", texts: { fi: "1 – Ei lainkaan hyödyllinen", sv: "1 – Inte alls nyttig", en: "1 – Not at all useful" } },
  ],
};

export const level: SingleQuestion = {
  key: "level",
  kind: "single",
  block: "feedback",
  required: false,
  settings: {},
  texts: {
    fi: "Oliko taso sinulle sopiva?",
    sv: "Var nivån lämplig för dig?",
    en: "Was the level right for you?",
  },
  helps: none,
  options: [
    { key: "too-easy", texts: { fi: "Liian helppo", sv: "För lätt", en: "Too easy" } },
    { key: "right", texts: { fi: "Sopiva", sv: "Lämplig", en: "About right" } },
    { key: "too-hard", texts: { fi: "Liian vaikea", sv: "För svår", en: "Too hard" } },
  ],
};

const withoutNames: Texts = {
  fi: "Älä kirjoita nimiä tai asiakkaiden tietoja: vastaus näytetään hankkeelle sellaisenaan.",
  sv: "Skriv inga namn eller uppgifter om klienter: svaret visas för projektet som det är.",
  en: "Please write no names and nothing about clients: the answer is shown to the project as it is.",
};

const ownWords = { kind: "text", block: "feedback", required: false, settings: {}, options: [] } as const;

export const use: Question = {
  ...ownWords,
  key: "use",
  options: [],
  texts: { fi: "Mitä otat käyttöön?", sv: "Vad kommer du att använda?", en: "What will you use?" },
  helps: withoutNames,
};

export const next: Question = {
  ...ownWords,
  key: "next",
  options: [],
  texts: {
    fi: "Mitä pitäisi järjestää seuraavaksi?",
    sv: "Vad borde ordnas härnäst?",
    en: "What should come next?",
  },
  helps: withoutNames,
};

function changeQuestions(needs: FeedbackSubject["needs"], labels: Texts[]): RatingsQuestion[] {
  const options = needs.map(({ key, names }) => ({ key, texts: names, need: key }));
  const settings = { min: 0, max: labels.length - 1, labels };
  const ratings = { kind: "ratings", block: "feedback", required: false, settings, options, helps: none } as const;
  return [
    {
      ...ratings,
      key: "now",
      texts: {
        fi: "Miten hallitset nämä nyt?",
        sv: "Hur väl behärskar du de här nu?",
        en: "How well do you manage these now?",
      },
    },
    {
      ...ratings,
      key: "before",
      texts: {
        fi: "Entä ennen työpajaa?",
        sv: "Och före workshoppen?",
        en: "And before the workshop?",
      },
    },
  ];
}
