import type { Locale } from "../../platform/locales.ts";
import { functionWords } from "./function-words.ts";
import { wordsOf } from "./words.ts";

/** Spellings that are common in the language and rare in the other two. */
const spellings: Record<Locale, RegExp> = {
  fi: /aa|uu|yy|ää|ii|uo|yö|ks|lla$|llä$|ssa$|ssä$|sta$|stä$|den$|jen$/u,
  sv: /å|ö[rn]|ck|sk|ning|het|ande$|orna$|arna$|erna$|tion/u,
  en: /th|w|ing$|ed$|tion|sh|oo|ly$|ment/u,
};

/** So much more has to speak for another language before the expected one is given up. */
const leastLead = 2;

/**
 * The language that a text is written in, one of `languages`: the one that most of its function words and spellings
 * belong to. Short texts are like each other, so it stays the `expected` one (the language in which the respondent saw
 * the survey) unless another is ahead by two words.
 */
export function languageOf(text: string, languages: readonly Locale[], expected: Locale): Locale {
  const words = wordsOf(text).map(({ word }) => word);
  const evidence = (language: Locale) =>
    words.reduce((sum, word) => {
      if (functionWords[language].has(word)) return sum + 1;
      return spellings[language].test(word) ? sum + 1 / 4 : sum;
    }, 0);
  const known = languages.includes(expected) ? evidence(expected) + leastLead : -1;
  return languages.reduce(
    (best, language) => {
      const weight = evidence(language);
      return weight > best.weight ? { language, weight } : best;
    },
    { language: languages.includes(expected) ? expected : (languages[0] ?? expected), weight: known },
  ).language;
}
