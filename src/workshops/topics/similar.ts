import type { TopicLevel } from "../../catalogue/index.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";

/**
 * Topics are alike in content from this cosine of what they cover on, and alike in name when so much of their words is
 * the same. Among the 23 topics of the DigiVointi project the pairs that were the same workshop held again or gone on
 * with have 0.98–1 and 0.67–0.93; the next nearest pairs have 0.83 and 0.45 (a test holds it).
 */
const leastCovers = 0.9;
const leastWords = 0.56;
/** What both touch on a little is no common content: a need that both cover from this strength on is. */
const leastStrength = 0.45;

/** What is compared of a topic. */
export interface ComparedTopic {
  id: string;
  names: Texts;
  levels: readonly TopicLevel[];
  covers: readonly { needId: string; strength: number }[];
}

/** The stems of the words that tell what a text in the language is about. */
export type StemsOf = (text: string, language: Locale) => readonly string[];

interface Traits {
  id: string;
  levels: readonly TopicLevel[];
  covers: ReadonlyMap<string, number>;
  words: Record<Locale, ReadonlySet<string>>;
}

/** How alike two topics are, each 0 … 1: the cosine of what they cover, and the share of words that their names have in common. */
export interface Likeness {
  covers: number;
  words: number;
}

/** For each topic the ids of those that resemble it, the most alike first; topics that resemble none are left out. */
export function similarTopics(topics: readonly ComparedTopic[], stemsOf: StemsOf): Map<string, string[]> {
  const traits = topics.map((topic) => traitsOf(topic, stemsOf));
  const found = traits.map((one): [string, string[]] => [one.id, alike(one, traits)]);
  return new Map(found.filter(([, others]) => others.length > 0));
}

/** The ids of the topics that one resembles, the most alike first. */
export function similarTo(topic: ComparedTopic, others: readonly ComparedTopic[], stemsOf: StemsOf): string[] {
  return alike(
    traitsOf(topic, stemsOf),
    others.map((other) => traitsOf(other, stemsOf)),
  );
}

/** How alike two topics are. */
export function likeness(a: ComparedTopic, b: ComparedTopic, stemsOf: StemsOf): Likeness {
  return likenessOf(traitsOf(a, stemsOf), traitsOf(b, stemsOf));
}

function alike(one: Traits, all: readonly Traits[]): string[] {
  return all
    .filter(({ id }) => id !== one.id)
    .map((other) => ({ other, like: likenessOf(one, other) }))
    .filter(({ other, like }) => areAlike(one, other, like))
    .sort((a, b) => b.like.covers + b.like.words - a.like.covers - a.like.words)
    .map(({ other }) => other.id);
}

// What covers the same for people at other levels is the next step and not the same again, unless it has the same name.
function areAlike(a: Traits, b: Traits, { covers, words }: Likeness): boolean {
  const shareLevel = a.levels.some((level) => b.levels.includes(level));
  return words >= leastWords || (covers >= leastCovers && shareLevel && shareContent(a, b));
}

function shareContent(a: Traits, b: Traits): boolean {
  return [...a.covers].some(
    ([need, strength]) => strength >= leastStrength && (b.covers.get(need) ?? 0) >= leastStrength,
  );
}

function likenessOf(a: Traits, b: Traits): Likeness {
  const both = locales.filter((locale) => a.words[locale].size > 0 && b.words[locale].size > 0);
  const shared = both.map((locale) => dice(a.words[locale], b.words[locale]));
  return {
    covers: cosine(a.covers, b.covers),
    words: both.length === 0 ? 0 : shared.reduce((sum, share) => sum + share, 0) / both.length,
  };
}

function traitsOf({ id, names, levels, covers }: ComparedTopic, stemsOf: StemsOf): Traits {
  const words = (locale: Locale) => new Set(stemsOf(names[locale], locale));
  return {
    id,
    levels,
    covers: new Map(covers.map(({ needId, strength }) => [needId, strength])),
    words: { fi: words("fi"), sv: words("sv"), en: words("en") },
  };
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const product = [...a].reduce((sum, [need, strength]) => sum + strength * (b.get(need) ?? 0), 0);
  const lengths = Math.hypot(...a.values()) * Math.hypot(...b.values());
  return lengths === 0 ? 0 : product / lengths;
}

/** Twice what is shared by what there is. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * a.intersection(b).size) / (a.size + b.size);
}
