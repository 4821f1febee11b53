import type { Locale } from "../../platform/locales.ts";
import type { Answers } from "../questionnaire/answers.ts";
import type { Question, Questionnaire } from "../questionnaire/questionnaire.ts";
import type { ResponseSource } from "../survey-life.ts";

/** Who answered a named survey, and when it was sent: as "2027-03-12T09:41:00Z", null for one that is unfinished. */
export interface Whose {
  organisation: string;
  industry: string;
  locale: Locale;
  source: ResponseSource;
  sentAt: string | null;
}

/** One response as it goes out. Of an anonymous survey nothing is told but the answers. */
export interface ExportedResponse {
  whose: Whose | null;
  /** As they count: what was not shown says so, what was left blank is not there. */
  answers: Answers;
}

/** What goes out: the questions with those that a later version has left out, and the responses. */
export interface Exported {
  questionnaire: Questionnaire;
  isAnonymous: boolean;
  responses: readonly ExportedResponse[];
  /** Of an anonymous survey the respondents' own words, apart from the rows: by whom they are, nobody can tell. */
  ownWords: readonly OwnWords[];
}

/** What people wrote to one question, in alphabetical order. */
export interface OwnWords {
  question: Question;
  texts: readonly string[];
}

/** Every question of the questionnaire that is answered, in its order. */
export function askedQuestions({ sections }: Questionnaire): Question[] {
  return sections.flatMap(({ questions }) => questions).filter(({ kind }) => kind !== "info");
}
