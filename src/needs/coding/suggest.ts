import type { Locale } from "../../platform/locales.ts";
import { tellingWords, type TellingWord } from "./features.ts";
import { type Coder, countsOf, type KnownNeed, type Likeness } from "./learning.ts";
import { wordsWithTerm } from "./terms.ts";
import { dot } from "./vectors.ts";
import type { Word } from "./words.ts";

/** A need that the answer may speak of; `words` are those of the answer that caused it, in their order. */
export interface Suggestion {
  need: string;
  score: number;
  words: Word[];
}

/**
 * How much each part counts: terms of the catalogue in the answer; likeness to what the catalogue says of the need; to
 * the middle of the answers coded to it, and to the nearest of them; to the middle of those it was refused for. Of a
 * likeness, `grams` is the share of letters, the rest is that of stems. Set on the demo's answers, not on the test's.
 */
const weights = {
  terms: 0.5,
  catalogue: 1,
  examples: 0.6,
  nearest: 0.4,
  refused: 0.4,
  grams: 0.5,
};

/** Below this score nothing is suggested: any two texts share a few letters. */
const leastScore = 0.08;
/** A word caused the suggestion when it brought at least this share of what the strongest word brought. */
const leastShare = 0.4;
const mostWords = 4;

/** The needs that the answer most likely speaks of, the likeliest first, at most `most`; among equals in the order of the catalogue. */
export function suggest(coder: Coder, text: string, language: Locale, most = 3): Suggestion[] {
  const words = tellingWords(text, language);
  const answer = coder.likenessOf(countsOf(words));
  return coder.needs
    .map((need) => ({ need, score: scoreOf(coder, need, { words, answer, language }) }))
    .filter(({ score }) => score >= leastScore)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ need, score }) => ({ need: need.key, score, words: causes(coder, need, words, language) }));
}

function scoreOf(
  { termWeight }: Coder,
  need: KnownNeed,
  { words, answer, language }: { words: TellingWord[]; answer: Likeness; language: Locale },
): number {
  const found = need.terms[language].filter((term) => wordsWithTerm(words, term).length > 0);
  const hits = found.reduce((sum, term) => sum + termWeight(term), 0);
  const like = (other: Likeness) =>
    (1 - weights.grams) * dot(answer.stems, other.stems) + weights.grams * dot(answer.grams, other.grams);
  return (
    weights.terms * (hits / (hits + 1)) +
    weights.catalogue * like(need.catalogue[language]) +
    weights.examples * like(need.acceptedCentre) +
    weights.nearest * Math.max(0, ...need.accepted.map(like)) -
    weights.refused * like(need.refusedCentre)
  );
}

/** The words without which the score would fall most. */
function causes(coder: Coder, need: KnownNeed, words: TellingWord[], language: Locale): Word[] {
  const scoreWith = (kept: TellingWord[]) =>
    scoreOf(coder, need, { words: kept, answer: coder.likenessOf(countsOf(kept)), language });
  const whole = scoreWith(words);
  const distinct = [...new Set(words.map(({ word }) => word))];
  const drops = distinct.map((word) => ({ word, drop: whole - scoreWith(words.filter((one) => one.word !== word)) }));
  const largest = Math.max(...drops.map(({ drop }) => drop));
  const strong = drops
    .filter(({ drop }) => drop > 0 && drop >= leastShare * largest)
    .toSorted((a, b) => b.drop - a.drop);
  const causing = new Set(strong.slice(0, mostWords).map(({ word }) => word));
  return words.flatMap(({ word, start, end }) => (causing.has(word) ? [{ word, start, end }] : []));
}
