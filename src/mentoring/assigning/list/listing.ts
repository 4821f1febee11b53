// Which units are looked at, and how they stand. Searched here and not in SQL: a database whose locale is C would not find "ähtäri".

/** How a unit stands: it waits for a mentor, has one, or has one who has more than there are days. */
export type Standing = "waits" | "helped" | "over";
export const standings = ["waits", "helped", "over"] as const satisfies readonly Standing[];

/** A unit with the mentor whom it has, or who has ended and left it. */
export interface ListedUnit {
  id: string;
  name: string;
  mentorId: string | null;
  standing: Standing;
}

export interface ListWish {
  q: string;
  mentor: string | undefined;
  /** The ids of the part of the tree that is looked at; null for all of it. */
  within: ReadonlySet<string> | null;
}

/** The units that match everything that is asked; an empty wish limits nothing. */
export function matching<U extends ListedUnit>(units: readonly U[], { q, mentor, within }: ListWish): U[] {
  const sought = folded(q);
  return units.filter(
    ({ id, name, mentorId }) =>
      (within === null || within.has(id)) &&
      (mentor === undefined || mentorId === mentor) &&
      folded(name).includes(sought),
  );
}

/** Those that stand so; who is over-stretched has units all the same, which are among those that have a mentor. */
export function standingSo<U extends ListedUnit>(units: readonly U[], standing: Standing | null): U[] {
  if (standing === null) return [...units];
  return units.filter((unit) => unit.standing === standing || (standing === "helped" && unit.standing === "over"));
}

/** The ids of a part of the tree and of everything below it; null for all. */
export function partsOf(
  units: readonly { id: string; parentId: string | null }[],
  areaId: string | undefined,
): Set<string> | null {
  if (areaId === undefined) return null;
  const below = Map.groupBy(units, ({ parentId }) => parentId);
  const found = new Set([areaId]);
  for (const id of found) for (const part of below.get(id) ?? []) found.add(part.id);
  return found;
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("fi").trim();
}
