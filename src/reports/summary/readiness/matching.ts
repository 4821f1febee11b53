// Which sector an answer without a name belongs to: only the option that was chosen as background tells, by its name.
import { locales, type Texts } from "../../../platform/locales.ts";

/** A part of the register or an industry that an option can stand for. */
export interface Place {
  kind: "unit" | "industry";
  id: string;
  names: Texts;
  /** How far down the tree; an industry is at the top. */
  depth: number;
}

export interface Option {
  key: string;
  texts: Texts;
}

/** By the option's key, what it stands for; null is nothing that is known. */
export type Places = ReadonlyMap<string, Place | null>;

/**
 * What each option stands for by its name: the one place that is called the same in any language, upper and lower case
 * and signs between words aside. Of several the one nearest to the top; where two are as near, none, for it is not certain.
 */
export function placesByName(options: readonly Option[], places: readonly Place[]): Map<string, Place | null> {
  const named = places.map((place) => ({ place, names: namesOf(place.names) }));
  return new Map(
    options.map(({ key, texts }) => {
      const wanted = namesOf(texts);
      const alike = named.flatMap(({ place, names }) => ([...names].some((name) => wanted.has(name)) ? [place] : []));
      const least = Math.min(...alike.map(({ depth }) => depth));
      const nearest = alike.filter(({ depth }) => depth === least);
      return [key, nearest.length === 1 ? (nearest[0] ?? null) : null];
    }),
  );
}

function namesOf(texts: Texts): Set<string> {
  const names = locales.map((locale) => texts[locale].toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim()); // prettier-ignore
  return new Set(names.filter((name) => name !== ""));
}

/** A question of people's background with what its options stand for. */
export interface PlacedQuestion<Q extends { key: string; options: readonly Option[] }> {
  question: Q;
  places: Places;
}

/**
 * The background question that tells people's sector, with what its options stand for: the one of which staff have said
 * so, else the one that has the most options called like a sector; null where none has any.
 * @param stored by the question's key, what staff have said of its options
 */
export function placedQuestion<Q extends { key: string; options: readonly Option[] }>(
  questions: readonly Q[],
  stored: ReadonlyMap<string, Places>,
  places: readonly Place[],
): PlacedQuestion<Q> | null {
  const said = questions.find(({ key }) => stored.has(key));
  if (said !== undefined) return { question: said, places: stored.get(said.key) ?? new Map<string, Place | null>() };
  const found = questions.map((question) => ({ question, places: placesByName(question.options, places) }));
  const count = ({ places: own }: PlacedQuestion<Q>) => [...own.values()].filter((place) => place !== null).length;
  const best = found.reduce<PlacedQuestion<Q> | null>(
    (most, each) => (count(each) > (most === null ? 0 : count(most)) ? each : most),
    null,
  );
  return best;
}

/** A mean that may be told, or that is hidden. */
export type Mean = { n: number; mean: number | null } | "hidden";

/**
 * The mean over several parts that are each told; hidden as soon as one of them is, for the rest alone would be taken for
 * all. Nothing is told that the parts' own means do not tell. Null of no part.
 */
export function meanOver(parts: readonly Mean[]): Mean | null {
  if (parts.length === 0) return null;
  const told = parts.filter((part) => part !== "hidden");
  if (told.length < parts.length) return "hidden";
  const n = told.reduce((sum, part) => sum + part.n, 0);
  const known = told.filter(({ mean }) => mean !== null);
  return {
    n,
    mean: known.length === 0 ? null : known.reduce((sum, { n: own, mean }) => sum + own * (mean ?? 0), 0) / n,
  };
}
