import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import type { Locale } from "../../platform/locales.ts";

/** Shorter words are left as they are: of "kanta" there would be nothing left to know it by. */
const shortestStem = 3;

const stemmers: Record<Locale, (word: string) => string> = {
  fi: (word) => foldFinnish(finnish(word)),
  sv: (word) => foldSwedish(swedish(word)),
  en: english,
};

/**
 * The stem of a lower-case word: Snowball's, with the forms brought together that it leaves apart. In Finnish those are
 * the nouns of doing (perehdyttäminen, perehdyttämistä, perehdytys, perehdytyksen) and consonant gradation
 * (rekrytointi, rekrytoinnin; taito, taidot); in Swedish the definite forms (hemsidan, hemsida; ledarskapet, ledarskap).
 * Stems are keys to compare by, not words to show.
 */
export function stemOf(word: string, language: Locale): string {
  const stem = stemmers[language](word);
  return stem.length < shortestStem ? word : stem;
}

function foldFinnish(stem: string): string {
  const noun = cut(cut(weakened(stem), /m(in|is|ise)?$/), /(in|is|k?s|j)$/);
  return weakened(noun);
}

// Without vowels at the end, and in the weak grade, which stands for both: the stemmer has already cut double consonants
// at the end to one.
function weakened(stem: string): string {
  return cut(stem, /[aeiouyäö]+$/)
    .replace(/([kptnlrms])\1$/, "$1")
    .replace(/([nlr])t$/, "$1")
    .replace(/mp$/, "m")
    .replace(/d$/, "t")
    .replace(/v$/, "p");
}

function foldSwedish(stem: string): string {
  const indefinite = cut(stem, /(?<=skap)et$|(?<=[^aeiouyåäö])(et|en|an)$|(?<=[eo])n$/);
  return cut(cut(indefinite, /s$/), /[aeiouyåäö]+$/).replace(/([bdfgklmnprstv])\1$/, "$1");
}

/** Without the ending, where enough is left. */
function cut(stem: string, ending: RegExp): string {
  const rest = stem.replace(ending, "");
  return rest.length < shortestStem ? stem : rest;
}
