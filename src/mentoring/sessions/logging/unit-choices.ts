// Which units stand in the form as buttons: those that one most probably means, and those that were searched for.

interface Unit {
  id: string;
  /** With the names of what it is part of. */
  name: string;
}

/** So many units stand open; more are found by their names. */
export const mostUnits = 8;
/** So few units in all need no searching. */
const fewUnits = 12;
/** So many are shown of what a search finds. */
export const mostFound = 12;

export interface UnitChoices<U extends Unit> {
  units: U[];
  /** How many more the search has found. */
  more: number;
  /** Whether the search found nothing. */
  isNothing: boolean;
  /** Whether all there are stand open. */
  isAll: boolean;
}

/**
 * The units to choose from: the chosen one, then what was searched for; without a search one's own units, those met last
 * first, and the others where they are few. `met` are the ids of units in the order in which they were met last.
 */
export function unitChoices<U extends Unit>(
  units: readonly U[],
  {
    ownIds,
    met,
    chosenId,
    sought,
  }: { ownIds: readonly string[]; met: readonly string[]; chosenId: string; sought: string },
): UnitChoices<U> {
  const chosen = units.filter(({ id }) => id === chosenId);
  const others = units.filter(({ id }) => id !== chosenId);
  if (sought.trim() !== "") {
    const found = others.filter(({ name }) => folded(name).includes(folded(sought)));
    return {
      units: [...chosen, ...found.slice(0, mostFound)],
      more: Math.max(0, found.length - mostFound),
      isNothing: found.length === 0,
      isAll: false,
    };
  }
  if (units.length <= fewUnits)
    return { units: [...inOrder(units, ownIds, met)], more: 0, isNothing: false, isAll: true };
  const near = new Set(ownIds.length > 0 ? ownIds : met);
  const likely = inOrder(units, ownIds, met).filter(({ id }) => near.has(id));
  const open = likely.slice(0, mostUnits);
  // A unit that is pressed stays where it is; one that was searched for comes first.
  const isOpen = open.some(({ id }) => id === chosenId);
  return { units: [...(isOpen ? [] : chosen), ...open], more: 0, isNothing: false, isAll: false };
}

/** One's own before the others, and of each those met last before those met earlier or never. */
function inOrder<U extends Unit>(units: readonly U[], ownIds: readonly string[], met: readonly string[]): U[] {
  const own = new Set(ownIds);
  const place = new Map(met.map((id, at) => [id, at]));
  const rank = ({ id }: U) => place.get(id) ?? met.length;
  return units.toSorted((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)) || rank(a) - rank(b));
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("fi").trim();
}
