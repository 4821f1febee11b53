import { locales, type Locale } from "../../platform/locales.ts";
import { gramCounts, type KnownWords, noWords, stemCounts, tellingWords, type TellingWord } from "./features.ts";
import { type CodableNeed, type Term, termsOf } from "./terms.ts";
import { centre, rarities, type Vector, weighted } from "./vectors.ts";

/** An open answer that staff have coded: `accepted` and `refused` are keys of needs. */
export interface Example {
  text: string;
  language: Locale;
  accepted: readonly string[];
  refused: readonly string[];
}

/** How often each stem and each run of letters comes in a text. */
interface Counts {
  stems: Vector;
  grams: Vector;
}

/** The same weighted by rarity; each of length 1. */
export type Likeness = Counts;

export interface KnownNeed {
  key: string;
  terms: Record<Locale, Term[]>;
  catalogue: Record<Locale, Likeness>;
  accepted: Likeness[];
  acceptedCentre: Likeness;
  refusedCentre: Likeness;
}

/** What has been learned: made once from the catalogue and the coded answers, then asked answer by answer. */
export interface Coder {
  needs: KnownNeed[];
  likenessOf: (text: Counts) => Likeness;
  /** 1 for a term of one need alone, less for one that several needs share. */
  termWeight: (term: Term) => number;
}

/** Learns from the catalogue and from every accepted and refused code. The same input gives the same coder. */
export function learn(needs: readonly CodableNeed[], examples: readonly Example[]): Coder {
  const known = noWords();
  const described = needs.map((need) => ({
    need,
    terms: perLanguage((language) => termsOf(need, language, known)),
    counts: perLanguage((language) => countsOf(catalogueWords(need, language, known))),
  }));
  const coded = examples.map(({ text, language, accepted, refused }) => ({
    accepted,
    refused,
    counts: countsOf(tellingWords(text, language, known)),
  }));
  const likenessOf = likenessAmong([
    ...described.flatMap(({ counts }) => locales.map((language) => counts[language])),
    ...coded.map(({ counts }) => counts),
  ]);

  const sharing = new Map<string, number>();
  for (const { terms } of described)
    for (const key of new Set(locales.flatMap((language) => terms[language].map(termKey))))
      sharing.set(key, (sharing.get(key) ?? 0) + 1);

  const codedLike = coded.map(({ counts, ...codes }) => ({ ...codes, like: likenessOf(counts) }));
  return {
    likenessOf,
    termWeight: (term) => 1 / (sharing.get(termKey(term)) ?? 1),
    needs: described.map(({ need: { key }, terms, counts }) => {
      const accepted = codedLike.filter((one) => one.accepted.includes(key)).map(({ like }) => like);
      const refused = codedLike.filter((one) => one.refused.includes(key)).map(({ like }) => like);
      return {
        key,
        terms,
        catalogue: perLanguage((language) => likenessOf(counts[language])),
        accepted,
        acceptedCentre: middle(accepted),
        refusedCentre: middle(refused),
      };
    }),
  };
}

function catalogueWords(
  { names, descriptions, keywords }: CodableNeed,
  language: Locale,
  known: KnownWords,
): TellingWord[] {
  const others = locales.filter((locale) => locale !== language).flatMap((locale) => keywords[locale]);
  const text = [names[language], descriptions[language], ...keywords[language], ...others].join("\n");
  return tellingWords(text, language, known);
}

function likenessAmong(texts: readonly Counts[]): (text: Counts) => Likeness {
  const stemRarity = rarities(texts.map(({ stems }) => stems));
  const gramRarity = rarities(texts.map(({ grams }) => grams));
  return ({ stems, grams }) => ({ stems: weighted(stems, stemRarity), grams: weighted(grams, gramRarity) });
}

/** What a text is compared by. */
export function countsOf(words: readonly TellingWord[]): Counts {
  return { stems: stemCounts(words), grams: gramCounts(words) };
}

function middle(likenesses: readonly Likeness[]): Likeness {
  return { stems: centre(likenesses.map(({ stems }) => stems)), grams: centre(likenesses.map(({ grams }) => grams)) };
}

function termKey({ words }: Term): string {
  return words.map(({ stem }) => stem).join(" ");
}

function perLanguage<T>(make: (language: Locale) => T): Record<Locale, T> {
  return { fi: make("fi"), sv: make("sv"), en: make("en") };
}
