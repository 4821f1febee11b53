import { locales, type Locale } from "../../../platform/locales.ts";
import { meetingsOf, saidBy, type Meetings } from "./stems.ts";
import { similarity } from "./trigrams.ts";

/**
 * What something is called: the trigrams of its titles, and the stems of their words in each language, with their weight:
 * a long one counts more than a short one.
 */
export interface Told {
  readonly id: string;
  readonly trigrams: readonly ReadonlySet<string>[];
  readonly stems: Readonly<Record<Locale, readonly string[]>>;
}

/**
 * How alike two titles are, each 0 … 1: how much of their words they share, how near their spelling is, and how much of
 * the first one's words the second one has.
 */
export interface Likeness {
  readonly words: number;
  readonly spelling: number;
  readonly cover: number;
}

export type Why = "words" | "spelling";

/**
 * The limits lie between real titles that mean the same and those that only begin or end alike (a test holds them):
 * "Excelin perusteet" and "Canvan perusteet" have half of their words in common, and no more.
 */
const leastWords = 0.58;
const leastSpelling = 0.6;
/** "Tekoäly" is all there in "Tekoälyn käyttö kirjaamisessa", of which it is a small part. */
const leastCover = 0.9;

/** Why the two say nearly the same, or null when they do not. */
export function whyAlike({ words, spelling }: Likeness): Why | null {
  if (words >= leastWords) return "words";
  return spelling >= leastSpelling ? "spelling" : null;
}

/** Why the second is worth showing to who writes the first: all that was written may be in it. */
export function whyShown(likeness: Likeness): Why | null {
  return whyAlike(likeness) ?? (likeness.cover >= leastCover ? "words" : null);
}

/** Sorts the most alike first, of two that are as much alike the one that is spelt more alike. */
export function byNearness(a: Likeness, b: Likeness): number {
  return Math.max(b.words, b.spelling) - Math.max(a.words, a.spelling) || b.spelling - a.spelling;
}

/** Two of which the first is told to be like the second, and why. */
export interface Alike extends Likeness {
  readonly id: string;
  readonly other: string;
  readonly why: Why;
}

/**
 * Which of the others each of the first ones is like, as `whyOf` judges, of those that have a word in common with it; a
 * pair of the first ones comes once. Words are compared by their stems in each language, a long one counting more than a
 * short one, and by what one holds of another ("Excelgrunder" of "Grunderna i Excel").
 */
export function alikeAmong(
  asked: readonly Told[],
  others: readonly Told[],
  whyOf: (likeness: Likeness) => Why | null,
): Alike[] {
  const [askedStems, otherStems] = [stemsIn(asked), stemsIn(others)];
  const meetings = meetingsOf(askedStems, otherStems);
  const back = meetingsOf(otherStems, askedStems);
  const having = new Map(otherStems.map((stem) => [stem, new Set<Told>()]));
  for (const told of others) for (const stem of stemsIn([told])) having.get(stem)?.add(told);
  const done = new Set<Told>();
  return asked.flatMap((one) => {
    done.add(one);
    const met = stemsIn([one]).flatMap((stem) => [...(meetings.get(stem)?.keys() ?? [])]);
    const candidates = new Set(met.flatMap((stem) => [...(having.get(stem) ?? [])])).difference(done);
    return [...candidates].flatMap((other) => {
      const spelling = nearest(one.trigrams, other.trigrams);
      const likeness = { spelling, ...sharedWords(one, other, meetings, back) };
      const why = whyOf(likeness);
      return why === null ? [] : [{ id: one.id, other: other.id, why, ...likeness }];
    });
  });
}

function stemsIn(told: readonly Told[]): string[] {
  return [...new Set(told.flatMap(({ stems }) => locales.flatMap((locale) => stems[locale])))];
}

function nearest(a: readonly ReadonlySet<string>[], b: readonly ReadonlySet<string>[]): number {
  return Math.max(0, ...a.flatMap((one) => b.map((other) => similarity(one, other))));
}

/** In the language in which they share most. */
function sharedWords(a: Told, b: Told, meetings: Meetings, back: Meetings): Pick<Likeness, "words" | "cover"> {
  const each = locales.map((locale) => {
    const ofA = covered(a.stems[locale], b.stems[locale], meetings);
    const ofB = covered(b.stems[locale], a.stems[locale], back);
    const all = ofA.all + ofB.all;
    return { words: all === 0 ? 0 : (ofA.met + ofB.met) / all, cover: ofA.all === 0 ? 0 : ofA.met / ofA.all };
  });
  return {
    words: Math.max(...each.map(({ words }) => words)),
    cover: Math.max(...each.map(({ cover }) => cover)),
  };
}

/** How much the stems weigh, and how much of that the others say. */
function covered(
  stems: readonly string[],
  others: readonly string[],
  meetings: Meetings,
): { met: number; all: number } {
  let [met, all] = [0, 0];
  for (const stem of stems) {
    const weight = Math.sqrt(stem.length);
    met += weight * saidBy(others, meetings.get(stem));
    all += weight;
  }
  return { met, all };
}
