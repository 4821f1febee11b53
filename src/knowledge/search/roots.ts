import type { Locale } from "../../platform/locales.ts";

/** What a lexeme of the database's dictionary must be, or begin with, to be a form of the word that was searched. */
interface Root {
  text: string;
  isWhole: boolean;
}

/** Shorter beginnings would find anything. */
const shortestRoot = 4;

/**
 * The roots that the forms of a word share, from its lexeme by the database's dictionary (Snowball). The Finnish one
 * leaves apart consonant gradation (hoitopolku, hoitopolun), words in -us and -in (ajanvaraus, ajanvarauksen; puhelin,
 * puhelimen), what is done and the doing of it (kirjaus, kirjaaminen) and loans with and without a vowel (chatbot,
 * chatbotin); the Swedish one leaves apart definite forms (hemsida, hemsidan; möte, mötet). Of a word whose beginning
 * would be too short only whole lexemes count.
 */
export function rootsOf(lexeme: string, language: Locale): Root[] {
  const cutDown = language === "fi" ? finnishStem(lexeme) : language === "sv" ? swedishStem(lexeme) : lexeme;
  const isWhole = cutDown.length < shortestRoot;
  const forms = isWhole ? wholeForms(lexeme, language) : language === "fi" ? inEachGrade(cutDown) : [cutDown];
  return [...new Set(forms)].map((text) => ({ text, isWhole }));
}

function finnishStem(lexeme: string): string {
  const noun = cut(cut(lexeme, /m(in|is|i)?$/), /(ks|s|in)$/);
  return noun.replace(/(?<=[^aeiouyäö])[aeiouyäö]$/, "");
}

function swedishStem(lexeme: string): string {
  return lexeme.replace(/(et|en|an)$/, "").replace(/(?<=[^aeiouyåäö])[aeiouyåäö]$/, "");
}

function cut(word: string, ending: RegExp): string {
  const rest = word.replace(ending, "");
  return rest.length < shortestRoot ? word : rest;
}

/** The stem, and the same as other forms have it. */
function inEachGrade(stem: string): string[] {
  const fitting = grades.filter(([ending]) => ending.test(stem));
  return [stem, ...fitting.map(([ending, other]) => stem.replace(ending, other))];
}

/** Of a stem's end: how it stands in other forms. */
const grades: [RegExp, string][] = [
  [/(?<=[lhr])k$/, ""],
  [/nk$/, "ng"],
  [/ng$/, "nk"],
  [/nt$/, "nn"],
  [/nn$/, "nt"],
  [/lt$/, "ll"],
  [/ll$/, "lt"],
  [/rt$/, "rr"],
  [/rr$/, "rt"],
  [/mp$/, "mm"],
  [/mm$/, "mp"],
  [/(?<=[aeiouyäöh])t$/, "d"],
  [/(?<=[aeiouyäöh])d$/, "t"],
  [/(?<=[aeiouyäölr])p$/, "v"],
  [/(?<=[aeiouyäölr])v$/, "p"],
  [/aa$/, "au"],
  [/au$/, "aa"],
  [/(?<=....[aeiouyäö])t$/, ""],
];

function wholeForms(lexeme: string, language: Locale): string[] {
  if (language === "en") return [lexeme];
  if (language === "sv") {
    const stem = swedishStem(lexeme);
    return stem.length < 3 ? [lexeme] : [lexeme, stem, `${stem}et`, `${stem}en`];
  }
  const [, stem = lexeme, vowel = ""] = /^(.*[^aeiouyäö])([aeiouyäö])$/.exec(lexeme) ?? [];
  return inEachGrade(stem).map((each) => each + vowel);
}
