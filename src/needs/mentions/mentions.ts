import { locales, type Locale } from "../../platform/locales.ts";
import { tellingWords, type TellingWord } from "../coding/features.ts";
import { languageOf } from "../coding/language.ts";
import type { AcceptedCode } from "../coding/open-answers.ts";
import { wordsWithTerm, type CodableNeed } from "../coding/terms.ts";

/** So many words are enough to tell what is meant. */
const mostWords = 6;
/** A word tells when so many organisations use it, and so much more often here than elsewhere. */
const leastUsers = 2;
const leastTimes = 2;
/** Shorter words are mostly particles; what is called by a short name is a keyword of the catalogue. */
const leastLetters = 5;

/** An open answer, in whatever it was coded to. */
export interface Written {
  organisationId: string;
  text: string;
  locale: Locale;
}

/** A word with the number of organisations that used it. */
export interface Mention {
  word: string;
  lang: Locale;
  organisations: number;
}

/** What the open answers coded to a need say of it. */
export interface Mentions {
  quotes: AcceptedCode[];
  /** The catalogue's keywords that stand in them, the most used first; `lang` is the keyword's. */
  keywords: Mention[];
  /** The words by which they differ from all other answers, as they are mostly written; the most telling first. */
  words: Mention[];
}

/**
 * What is said of a need in the answers coded to it.
 * @param all every open answer, of which the quotes are a part: words that all answers use tell nothing
 */
export function mentionsOf(
  need: CodableNeed,
  quotes: AcceptedCode[],
  all: readonly Written[],
  languages: readonly Locale[],
): Mentions {
  const here = quotes.map((quote) => wordsIn(quote, languages));
  const words = tellingIn(
    here,
    all.map((one) => wordsIn(one, languages)),
    keywordStems(need),
  );
  return { quotes, keywords: keywordsIn(need, here), words };
}

interface WordsIn {
  organisationId: string;
  lang: Locale;
  words: TellingWord[];
}

function wordsIn({ organisationId, text, locale }: Written, languages: readonly Locale[]): WordsIn {
  const lang = languageOf(text, languages, locale);
  return { organisationId, lang, words: tellingWords(text, lang) };
}

function keywordsIn({ keywords }: CodableNeed, answers: readonly WordsIn[]): Mention[] {
  const found = locales.flatMap((lang) =>
    keywords[lang].map((word): Mention => {
      const users = answers.filter(
        (answer) => wordsWithTerm(answer.words, { words: tellingWords(word, answer.lang) }).length > 0,
      );
      return { word, lang, organisations: organisationsOf(users) };
    }),
  );
  return found.filter(({ organisations }) => organisations > 0).sort((a, b) => b.organisations - a.organisations);
}

/** By language, the stems of the keywords and of the need's name: words that are no news of it. */
function keywordStems({ names, keywords }: CodableNeed): Record<Locale, ReadonlySet<string>> {
  const phrases = locales.flatMap((locale) => [names[locale], ...keywords[locale]]);
  const stems = (lang: Locale) => new Set(phrases.flatMap((one) => tellingWords(one, lang).map(({ stem }) => stem)));
  return { fi: stems("fi"), sv: stems("sv"), en: stems("en") };
}

function tellingIn(
  here: readonly WordsIn[],
  all: readonly WordsIn[],
  known: Record<Locale, ReadonlySet<string>>,
): Mention[] {
  const weighed = locales.flatMap((lang) => {
    const [mine, theirs] = [byStem(here, lang), byStem(all, lang)];
    const [part, whole] = [here.filter((one) => one.lang === lang), all.filter((one) => one.lang === lang)];
    const news = [...mine].filter(([stem]) => !known[lang].has(stem));
    return news.map(([stem, uses]) => {
      const share = organisationsOf(uses) / organisationsOf(part);
      const usual = organisationsOf(theirs.get(stem) ?? uses) / Math.max(1, organisationsOf(whole));
      return { word: usualSpelling(uses), lang, organisations: organisationsOf(uses), times: share / usual };
    });
  });
  return weighed
    .filter(
      ({ word, organisations, times }) =>
        word.length >= leastLetters && organisations >= leastUsers && times >= leastTimes,
    )
    .sort((a, b) => b.organisations * Math.log(b.times) - a.organisations * Math.log(a.times))
    .slice(0, mostWords)
    .map(({ word, lang, organisations }) => ({ word, lang, organisations }));
}

function byStem(answers: readonly WordsIn[], lang: Locale): Map<string, { organisationId: string; word: string }[]> {
  const uses = answers
    .filter((answer) => answer.lang === lang)
    .flatMap(({ organisationId, words }) => words.map(({ stem, word }) => ({ organisationId, stem, word })));
  return Map.groupBy(uses, ({ stem }) => stem);
}

/** The form in which the word is written most often; among equals the shortest. */
function usualSpelling(uses: readonly { word: string }[]): string {
  const spellings = [...Map.groupBy(uses, ({ word }) => word)];
  spellings.sort(([a, usesOfA], [b, usesOfB]) => usesOfB.length - usesOfA.length || a.length - b.length);
  return spellings[0]?.[0] ?? "";
}

function organisationsOf(uses: readonly { organisationId: string }[]): number {
  return new Set(uses.map(({ organisationId }) => organisationId)).size;
}
