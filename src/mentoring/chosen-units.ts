import { folded } from "./interviews/folded.ts";

interface Part {
  id: string;
  /** With the names of what it is part of. */
  name: string;
  parentId: string | null;
}

/**
 * The ids of the units that lists are limited to: one part and all below it, and by words in the whole name; null where
 * nothing limits them. Searched here and not in SQL: a database whose locale is C would not find "ähtäri" in "Ähtäri".
 */
export function chosenUnits(
  units: readonly Part[],
  { unit, q = "" }: { unit: string; q?: string | undefined },
): string[] | null {
  const sought = folded(q);
  if (unit === "" && sought === "") return null;
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const isWithin = (id: string | null): boolean => id !== null && (id === unit || isWithin(parentOf.get(id) ?? null));
  return units
    .filter(({ id }) => unit === "" || isWithin(id))
    .filter(({ name }) => sought === "" || folded(name).includes(sought))
    .map(({ id }) => id);
}

/** What lists are limited by: the parts that have parts of their own, and besides them the one that is chosen now. */
export function limitingParts<T extends Part & { isBottom: boolean }>(units: readonly T[], chosen: string): T[] {
  return units.filter(({ id, isBottom }) => !isBottom || id === chosen);
}
