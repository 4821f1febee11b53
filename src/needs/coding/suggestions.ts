import type { Locale } from "../../platform/locales.ts";
import { languageOf } from "./language.ts";
import { learn } from "./learning.ts";
import { answerKey, type OpenAnswer } from "./open-answers.ts";
import { suggest, type Suggestion } from "./suggest.ts";
import type { CodableNeed } from "./terms.ts";

/** A coder sees so many suggestions; the first three are what is measured. */
const mostSuggestions = 5;

/** What suggestions are made from. */
export interface Learned {
  needs: readonly CodableNeed[];
  /** Coded answers, with the keys of the needs. */
  coded: readonly (Pick<OpenAnswer, "responseId" | "questionId" | "text" | "locale"> & {
    accepted: readonly string[];
    refused: readonly string[];
  })[];
  /** The languages that answers may be written in. */
  languages: readonly Locale[];
}

/** The language that the answer is written in, and the needs it may speak of; its own codes are not learned from. */
export function suggestionsFor(
  answer: Pick<OpenAnswer, "responseId" | "questionId" | "text" | "locale">,
  { needs, coded, languages }: Learned,
): { language: Locale; suggestions: Suggestion[] } {
  const others = coded.filter((one) => answerKey(one) !== answerKey(answer));
  const examples = others.map((one) => ({ ...one, language: languageOf(one.text, languages, one.locale) }));
  const language = languageOf(answer.text, languages, answer.locale);
  return { language, suggestions: suggest(learn(needs, examples), answer.text, language, mostSuggestions) };
}
