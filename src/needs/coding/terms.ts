import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import { type KnownWords, tellingWords, type TellingWord } from "./features.ts";

/** A need as coding knows it. */
export interface CodableNeed {
  key: string;
  names: Texts;
  descriptions: Texts;
  keywords: Record<Locale, readonly string[]>;
}

/** A keyword of one or more words, or a word of the need's name. */
export interface Term {
  words: TellingWord[];
}

/**
 * The catalogue's terms of a need, each once: its keywords and the words of its names, in all three languages, since
 * people write "some" and "Canva" in any of them. Stemmed as the answers of `language` are.
 */
export function termsOf({ names, keywords }: CodableNeed, language: Locale, known?: KnownWords): Term[] {
  const phrases = locales.flatMap((locale) => keywords[locale].map((phrase) => tellingWords(phrase, language, known)));
  const nameWords = locales.flatMap((locale) => tellingWords(names[locale], language, known)).map((word) => [word]);
  const terms = new Map<string, Term>();
  for (const words of [...phrases, ...nameWords]) {
    const key = words.map(({ stem }) => stem).join(" ");
    if (key !== "" && !terms.has(key)) terms.set(key, { words });
  }
  return [...terms.values()];
}

/** The words of the answer in which the term stands: the same stems, one after another; empty where it does not. */
export function wordsWithTerm(words: readonly TellingWord[], term: Term): TellingWord[] {
  return words.flatMap((_, at) =>
    term.words.every(({ stem }, next) => words[at + next]?.stem === stem)
      ? words.slice(at, at + term.words.length)
      : [],
  );
}

/** How many terms of each need stand in the answer, the most first; needs without any are left out. */
export function needsByHits(
  text: string,
  language: Locale,
  needs: readonly CodableNeed[],
): { need: string; hits: number }[] {
  const words = tellingWords(text, language);
  return needs
    .map((need) => ({
      need: need.key,
      hits: termsOf(need, language).filter((term) => wordsWithTerm(words, term).length > 0).length,
    }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits);
}
