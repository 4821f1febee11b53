import { locales, type Locale, type Texts } from "../../../platform/locales.ts";
import type { StemsOf } from "../similar.ts";

/** A need as what people write may speak of it. */
export interface SpokenNeed {
  id: string;
  names: Texts;
  keywords: Record<Locale, readonly string[]>;
}

/** Of a title's telling words so many at least are a need's own. */
const leastShare = 0.3;
const mostNeeds = 3;
/** A word this long is found inside a compound too: "kirjaaminen" in "kirjaamisohje". */
const leastStem = 5;

/** The ids of the needs that a title speaks of by their names and keywords, in whatever language; the nearest first. */
export function needsSpokenOf(title: string, needs: readonly SpokenNeed[], stemsOf: StemsOf): string[] {
  return needs
    .map((need) => ({
      id: need.id,
      share: Math.max(...locales.map((locale) => shareIn(locale, title, need, stemsOf))),
    }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostNeeds)
    .map(({ id }) => id);
}

/** The share of the title's words, 0 … 1, that the need's name or keywords have in the language. */
function shareIn(locale: Locale, title: string, { names, keywords }: SpokenNeed, stemsOf: StemsOf): number {
  const words = new Set(stemsOf(title, locale));
  const known = [...new Set(stemsOf([names[locale], ...keywords[locale]].join("\n"), locale))];
  const met = [...words].filter((word) => known.some((each) => isSame(word, each)));
  return words.size === 0 ? 0 : met.length / words.size;
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= leastStem && long.includes(short);
}
