import type { PlaceMode, TopicKind, TopicLevel } from "../../../catalogue/index.ts";
import { locales, type Locale, type Texts } from "../../../platform/locales.ts";
import { leastShown } from "../../../platform/visibility.ts";
import { coverageOf } from "../coverage.ts";
import { topicLevels } from "../kinds.ts";

/** A topic that nobody has written yet: what a need that no topic covers asks for. */
export interface TopicDraft {
  /** `need:<id of the need>`. */
  key: string;
  needId: string;
  names: Texts;
  descriptions: Texts;
  kind: TopicKind;
  levels: TopicLevel[];
  durationMinutes: number;
  costEuros: number;
  /** Of these a need tells nothing: none, either, and any number. */
  skills: string[];
  placeMode: PlaceMode;
  leastPeople: number | null;
  mostPeople: number | null;
  covers: { needId: string; strength: number }[];
  /** Whether there are topics that touch on the need, though none meets it even partly. */
  isTouched: boolean;
  /** Of those who answered, how many need it. */
  wanting: number;
  answered: number;
}

/** What drafts are made from. Lists of answers and of needs are in the same order everywhere. */
export interface DraftMaterial {
  /** The needs of the catalogue; the columns of `wants` and `levels`. */
  needs: DraftNeed[];
  /** By answer and need: whether it is needed; null where it was not asked or not answered. */
  wants: (boolean | null)[][];
  /** By answer and need: the level of a topic that would suit, 0 basics … 2 advanced. */
  levels: (number | null)[][];
  topics: { covers: readonly { needId: string; strength: number }[]; durationMinutes: number; costEuros: number }[];
}

export interface DraftNeed {
  id: string;
  names: Texts;
  descriptions: Texts;
  /** Stems of its name and keywords, by language. */
  stems: Record<Locale, readonly string[]>;
  /** Its keywords in the open answers coded to it, the most used first. */
  keywords: readonly { word: string; lang: Locale; organisations: number }[];
}

/** A level that this share of those who need it are at gets workshops of its own. */
const leastAtLevel = 0.25;
/** Needs that share so much of the smaller one's words are spoken of together; a workshop meets the other partly. */
const leastWordsShared = 0.4;
const strengthOfWords = 0.6;
/** Needs that so many of the same people have, and that go together so strongly (φ), are touched on. */
const leastTogether = 5;
const leastCorrelation = 0.5;
const strengthOfTogether = 0.3;
/** So many other needs of a kind: one workshop cannot meet more. */
const mostOthers = 2;
/** A keyword sharpens the name when so many organisations use it: a name is read by all, so it tells nothing of few. */
const keywordUsers = leastShown;
const mostKeywords = 2;
const usualMinutes = 120;

/** A draft for each need that no topic meets at least partly and that somebody has, what most have first. */
export function topicDrafts(material: DraftMaterial): TopicDraft[] {
  const covers = material.topics.flatMap((topic) => topic.covers);
  const met = new Set(covers.filter(({ strength }) => coverageOf(strength) !== "weak").map(({ needId }) => needId));
  const touched = new Set(covers.map(({ needId }) => needId));
  return material.needs
    .flatMap((need, at) =>
      met.has(need.id) ? [] : [{ ...draftOf(material, need, at), isTouched: touched.has(need.id) }],
    )
    .filter(({ wanting }) => wanting > 0)
    .sort((a, b) => b.wanting - a.wanting);
}

function draftOf(material: DraftMaterial, need: DraftNeed, at: number): Omit<TopicDraft, "isTouched"> {
  const answers = material.wants.map((row) => row[at] ?? null);
  return {
    key: `need:${need.id}`,
    needId: need.id,
    names: nameOf(need),
    descriptions: need.descriptions,
    kind: "themed",
    levels: levelsOf(material, at),
    durationMinutes: middle(material.topics.map(({ durationMinutes }) => durationMinutes)) ?? usualMinutes,
    costEuros: middle(material.topics.map(({ costEuros }) => costEuros)) ?? 0,
    ...{ skills: [], placeMode: "either", leastPeople: null, mostPeople: null },
    covers: [{ needId: need.id, strength: 1 }, ...otherCovers(material, need, at)],
    wanting: answers.filter((wants) => wants === true).length,
    answered: answers.filter((wants) => wants !== null).length,
  };
}

/** The need's name, with the keywords that many speak of it by: "Verkkosivut: hakukone, kotisivu". */
function nameOf({ names, keywords }: DraftNeed): Texts {
  const inLanguage = (lang: Locale) => {
    const name = names[lang];
    const used = keywords.filter((one) => one.lang === lang && one.organisations >= keywordUsers);
    const telling = used.map(({ word }) => word).filter((word) => !name.toLowerCase().includes(word));
    return name === "" || telling.length === 0 ? name : `${name}: ${telling.slice(0, mostKeywords).join(", ")}`;
  };
  return Object.fromEntries(locales.map((lang) => [lang, inLanguage(lang)])) as Texts;
}

/** The levels that enough of those who need it are at; every level where none is known. */
function levelsOf({ wants, levels }: DraftMaterial, at: number): TopicLevel[] {
  const known = wants.flatMap((row, i) => {
    const level = row[at] === true ? (levels[i]?.[at] ?? null) : null;
    return level === null ? [] : [level];
  });
  if (known.length === 0) return [...topicLevels];
  return topicLevels.filter((_, level) => known.filter((one) => one === level).length >= leastAtLevel * known.length);
}

function otherCovers({ needs, wants }: DraftMaterial, need: DraftNeed, at: number): TopicDraft["covers"] {
  const others = needs.map((other, place) => ({ other, place })).filter(({ place }) => place !== at);
  const byWords = strongest(others, ({ other }) => wordsShared(need, other), leastWordsShared);
  const left = others.filter((one) => !byWords.includes(one));
  const byPeople = strongest(left, ({ place }) => correlation(wants, at, place), leastCorrelation);
  return [
    ...byWords.map(({ other }) => ({ needId: other.id, strength: strengthOfWords })),
    ...byPeople.map(({ other }) => ({ needId: other.id, strength: strengthOfTogether })),
  ];
}

function strongest<One>(all: readonly One[], strengthOf: (one: One) => number, least: number): One[] {
  const weighed = all.map((one) => ({ one, strength: strengthOf(one) })).filter(({ strength }) => strength >= least);
  return weighed
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostOthers)
    .map(({ one }) => one);
}

/** The share of the smaller one's stems that both have, as a mean over the languages in which both have words. */
function wordsShared(a: DraftNeed, b: DraftNeed): number {
  const shares = locales.flatMap((lang) => {
    const [mine, theirs] = [new Set(a.stems[lang]), new Set(b.stems[lang])];
    const smaller = Math.min(mine.size, theirs.size);
    return smaller === 0 ? [] : [mine.intersection(theirs).size / smaller];
  });
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** φ of needing the one and the other, over those who answered both; 0 where too few need both. */
function correlation(wants: readonly (boolean | null)[][], a: number, b: number): number {
  const pairs = wants.flatMap((row) => {
    const [one, other] = [row[a] ?? null, row[b] ?? null];
    return one === null || other === null ? [] : [{ one, other }];
  });
  const count = (one: boolean, other: boolean) =>
    pairs.filter((pair) => pair.one === one && pair.other === other).length;
  const [both, first, second, none] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  const spread = (both + first) * (second + none) * (both + second) * (first + none);
  return both < leastTogether || spread === 0 ? 0 : (both * none - first * second) / Math.sqrt(spread);
}

/** The middle one of the values, the lower of two. */
function middle(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
