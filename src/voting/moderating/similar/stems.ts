import { similarity, trigramsOf } from "./trigrams.ts";

/** Stems that begin alike are nearly one word from so many common trigrams on: "markkinoint" and "markkinoin". */
const leastStem = 0.5;
/** Stems are compared so where they have these first letters in common. */
const sameStart = 2;
/** Shorter stems are found in too many others by chance. */
const leastPart = 4;
const leastWhole = 5;

interface Met {
  /** How far the other says the stem as a whole, 0 … 1. */
  whole: number;
  /** Which share of the stem the other is. */
  part: number;
}

/** For each stem the others that it has something in common with. */
export type Meetings = ReadonlyMap<string, ReadonlyMap<string, Met>>;

/** What stems have in common, each compared once, however many titles they are in. */
export function meetingsOf(stems: readonly string[], others: readonly string[]): Meetings {
  const trigrams = new Map([...stems, ...others].map((stem) => [stem, trigramsOf(stem)]));
  const near = (a: string, b: string) => {
    const [ofA, ofB] = [trigrams.get(a), trigrams.get(b)];
    const like = ofA === undefined || ofB === undefined || startOf(a) !== startOf(b) ? 0 : similarity(ofA, ofB);
    return like >= leastStem ? like : 0;
  };
  const mayMeet = indexOf(others);
  return new Map(
    stems.map((stem) => {
      const met = [...mayMeet(stem)].map((other): [string, Met] => [other, metBy(stem, other, near)]);
      return [stem, new Map(met.filter(([, { whole, part }]) => whole > 0 || part > 0))];
    }),
  );
}

/** Finds, for a stem, those of the others with which it can have anything in common: hundreds need not be tried. */
function indexOf(others: readonly string[]): (stem: string) => ReadonlySet<string> {
  const byStart = Map.groupBy(others, startOf);
  const long = others.filter(({ length }) => length >= leastPart);
  const byFirst = Map.groupBy(long, (other) => other.slice(0, leastPart));
  const byPart = new Map<string, Set<string>>();
  for (const other of long)
    for (const part of partsOf(other)) byPart.set(part, (byPart.get(part) ?? new Set()).add(other));
  return (stem) => {
    const around = byPart.get(stem.slice(0, leastPart)) ?? [];
    const within = partsOf(stem).flatMap((part) => byFirst.get(part) ?? []);
    return new Set([...(byStart.get(startOf(stem)) ?? []), ...around, ...within]);
  };
}

const startOf = (stem: string) => stem.slice(0, sameStart);

function partsOf(stem: string): string[] {
  return Array.from({ length: Math.max(0, stem.length - leastPart + 1) }, (_, at) => stem.slice(at, at + leastPart));
}

function metBy(stem: string, other: string, near: (a: string, b: string) => number): Met {
  if (stem === other) return { whole: 1, part: 1 };
  if (stem.length >= leastPart && other.includes(stem))
    return { whole: stem.length >= leastWhole ? 0.9 : 0.5, part: 0 };
  const part = other.length >= leastPart && stem.includes(other) ? other.length / stem.length : 0;
  return { whole: near(stem, other), part };
}

/** How much of the stem these others say, 0 … 1: one of them as a whole, or several their parts of it. */
export function saidBy(others: readonly string[], met: ReadonlyMap<string, Met> | undefined): number {
  if (met === undefined || met.size === 0) return 0;
  let [whole, parts] = [0, 0];
  for (const other of others) {
    const each = met.get(other);
    if (each === undefined) continue;
    whole = Math.max(whole, each.whole);
    parts += each.part;
  }
  return Math.max(whole, Math.min(1, parts));
}
