import type { Texts } from "../../platform/locales.ts";
import { hasOptions, type Question, type Questionnaire, type QuestionOption, type Section } from "../questionnaire/questionnaire.ts"; // prettier-ignore
import type { FamilyQuestion } from "./families.ts";
import type { Scale } from "./scale.ts";

/** The product's own words in an imported survey, in every language; `needs` also where the file gives no theme. */
export interface ImportedWords {
  notice: Texts;
  needs: Texts;
  barriers: Texts;
  services: Texts;
  ownWords: Texts;
  questions: Texts;
  other: Texts;
}

/** What the file's options are tied to in the catalogue: keys by the question's and the option's key ("" the question). */
export type Ties = Map<string, Map<string, string>>;

const nothing: Texts = { fi: "", sv: "", en: "" };

/** The file's words stand in every language alike: what language they are in is not known. */
export const inAll = (text: string): Texts => ({ fi: text, sv: text, en: text });

/** The survey that an answers file becomes: needs by theme, then barriers, services, and the file's own questions. */
export function importedSurvey(
  title: string,
  { families, questions, scale }: { families: readonly FamilyQuestion[]; questions: readonly Question[]; scale: Scale },
  ties: Ties,
  words: ImportedWords,
): Questionnaire {
  const section = (key: string, titles: Texts, own: Question[]): Section => ({ key, titles, helps: nothing, questions: own }); // prettier-ignore
  const of = (kind: FamilyQuestion["kind"]) =>
    families.filter((each) => each.kind === kind).map((each) => familyQuestion(each, scale, ties, words));
  const isOwnWords = questions.every(({ kind }) => kind === "text");
  const asked = questions.map((question) => tied(question, ties.get(question.key)));
  const sections = [
    section("needs", words.needs, of("ratings")),
    section("barriers", words.barriers, of("barriers")),
    section("services", words.services, of("services")),
    isOwnWords ? section("own-words", words.ownWords, asked) : section("questions", words.questions, asked),
  ];
  return {
    titles: inAll(title),
    intros: nothing,
    notice: words.notice,
    sections: sections.filter((each) => each.questions.length > 0),
  };
}

const tieOf: Partial<Record<Question["block"], "need" | "service" | "barrier">> = {
  wishes: "need",
  support: "need",
  ratings: "need",
  services: "service",
  barriers: "barrier",
};

/** What the options of such a question are tied to; null where to nothing. */
export const tieOfBlock = (block: Question["block"]) => tieOf[block] ?? null;

function tied(question: Question, keys: ReadonlyMap<string, string> | undefined): Question {
  const tie = tieOfBlock(question.block);
  if (keys === undefined || tie === null) return question;
  if (hasOptions(question)) return { ...question, options: question.options.map((option) => tiedOption(option, tie, keys)) }; // prettier-ignore
  const need = keys.get("");
  return tie === "need" && need !== undefined && (question.kind === "scale" || question.kind === "yesno") ? { ...question, need } : question; // prettier-ignore
}

export function tiedOption(
  option: QuestionOption,
  tie: "need" | "service" | "barrier",
  keys: ReadonlyMap<string, string>,
): QuestionOption {
  const entry = keys.get(option.key);
  return entry === undefined ? option : { ...option, [tie]: entry };
}

function familyQuestion(
  { key, kind, name, options: own }: FamilyQuestion,
  scale: Scale,
  ties: Ties,
  words: ImportedWords,
): Question {
  // prettier-ignore
  const common = { key, helps: nothing, required: false };
  const keys = ties.get(key) ?? new Map<string, string>();
  const options = (tie: "need" | "barrier" | "service") =>
    own.map((option) => tiedOption({ key: option.key, texts: inAll(option.name) }, tie, keys));
  switch (kind) {
    case "ratings": {
      const texts = name === null ? words.needs : inAll(name);
      return { ...common, kind: "ratings", block: "ratings", texts, settings: scale, options: options("need") };
    }
    case "barriers":
      return { ...common, kind: "multiple", block: "barriers", texts: words.barriers, settings: {}, options: options("barrier") }; // prettier-ignore
    case "services":
      return { ...common, kind: "multiple", block: "services", texts: words.services, settings: {}, options: options("service") }; // prettier-ignore
  }
}
