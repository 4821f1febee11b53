import type { Locale } from "../../platform/locales.ts";
import { functionWords } from "./function-words.ts";
import { stemOf } from "./stems.ts";
import type { Vector } from "./vectors.ts";
import { wordsOf, type Word } from "./words.ts";

/** Letters in a gram: long enough to be a part of a compound, short enough to live through a typing error. */
const gramLength = 4;

/** A word that tells what a text is about, with what it is compared by. */
export interface TellingWord extends Word {
  stem: string;
  grams: string[];
}

/** What words have been taken apart into, by language: most words of many texts are the same few. */
export type KnownWords = Record<Locale, Map<string, Pick<TellingWord, "stem" | "grams">>>;

export const noWords = (): KnownWords => ({ fi: new Map(), sv: new Map(), en: new Map() });

/** The text's words without function words; words taken apart are added to `known`. */
export function tellingWords(text: string, language: Locale, known: KnownWords = noWords()): TellingWord[] {
  return wordsOf(text)
    .filter(({ word }) => word.length > 1 && !functionWords[language].has(word))
    .map((word) => {
      const parts = known[language].get(word.word) ?? {
        stem: stemOf(word.word, language),
        grams: gramsOf(word.word),
      };
      known[language].set(word.word, parts);
      return { ...word, ...parts };
    });
}

/** The stems of the text's words without function words, by which texts of one language are compared. */
export function tellingStems(text: string, language: Locale): string[] {
  return tellingWords(text, language).map(({ stem }) => stem);
}

/** Every run of four letters of the word, its beginning marked: a word and its endings begin alike. */
export function gramsOf(word: string): string[] {
  const marked = `^${word}`;
  if (marked.length <= gramLength) return [marked];
  return Array.from({ length: marked.length - gramLength + 1 }, (_, at) => marked.slice(at, at + gramLength));
}

/** How often each stem comes. */
export function stemCounts(words: readonly TellingWord[]): Vector {
  return counted(words.map(({ stem }) => stem));
}

/** How often each gram comes. */
export function gramCounts(words: readonly TellingWord[]): Vector {
  return counted(words.flatMap(({ grams }) => grams));
}

function counted(features: readonly string[]): Vector {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}
