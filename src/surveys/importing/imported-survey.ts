import type { Texts } from "../../platform/locales.ts";
import type { Question, Questionnaire, QuestionOption, Section } from "../questionnaire/questionnaire.ts";
import type { PlannedQuestion } from "./plan.ts";

/** The product's own words in an imported survey, in every language; `needs` and `theme` where the file gives no theme. */
export interface ImportedWords {
  notice: Texts;
  needs: Texts;
  barriers: Texts;
  services: Texts;
  ownWords: Texts;
}

/** What the file's columns are tied to in the catalogue: keys by the question's and the option's key. */
export type Ties = Map<string, Map<string, string>>;

const nothing: Texts = { fi: "", sv: "", en: "" };

/** The file's words stand in every language alike: what language they are in is not known. */
export const inAll = (text: string): Texts => ({ fi: text, sv: text, en: text });

/** The survey that an answers file becomes: needs by theme, then barriers, services and open questions. */
export function importedSurvey(
  title: string,
  questions: readonly PlannedQuestion[],
  scale: { min: number; max: number },
  ties: Ties,
  words: ImportedWords,
): Questionnaire {
  const section = (key: string, titles: Texts, kind: PlannedQuestion["kind"]): Section => ({
    key,
    titles,
    helps: nothing,
    questions: questions.filter((each) => each.kind === kind).map((each) => question(each, scale, ties, words)),
  });
  const sections = [
    section("needs", words.needs, "ratings"),
    section("barriers", words.barriers, "barriers"),
    section("services", words.services, "services"),
    section("own-words", words.ownWords, "text"),
  ];
  return {
    titles: inAll(title),
    intros: nothing,
    notice: words.notice,
    sections: sections.filter((each) => each.questions.length > 0),
  };
}

function question(
  planned: PlannedQuestion,
  scale: { min: number; max: number },
  ties: Ties,
  words: ImportedWords,
): Question {
  const { key, kind, name } = planned;
  const common = { key, helps: nothing, required: false };
  const tied = ties.get(key) ?? new Map<string, string>();
  const options = (tie: "need" | "barrier" | "service") =>
    planned.options.map((option): QuestionOption => {
      const entry = tied.get(option.key);
      return { key: option.key, texts: inAll(option.name), ...(entry === undefined ? {} : { [tie]: entry }) };
    });
  switch (kind) {
    case "ratings": {
      const texts = name === null ? words.needs : inAll(name);
      return { ...common, kind: "ratings", block: "ratings", texts, settings: scale, options: options("need") };
    }
    case "barriers":
      return {
        ...common,
        kind: "multiple",
        block: "barriers",
        texts: words.barriers,
        settings: {},
        options: options("barrier"),
      };
    case "services":
      return {
        ...common,
        kind: "multiple",
        block: "services",
        texts: words.services,
        settings: {},
        options: options("service"),
      };
    case "text":
      return { ...common, kind: "text", block: "open", texts: inAll(name ?? ""), settings: {}, options: [] };
  }
}
