// Which units stand in a form as buttons: those that one most probably means, and those that were searched for.

interface Unit {
  id: string;
  /** With the names of what it is part of. */
  name: string;
  parentId?: string | null;
}

/** So many units stand open; more are found by their names. */
export const mostUnits = 8;
/** So few units in all need no searching. */
const fewUnits = 12;
/** So many are shown of what a search finds by name, and of a part of the tree. */
export const mostFound = 12;
export const mostInArea = 30;

export interface UnitChoices<U extends Unit> {
  units: U[];
  /** How many more the search has found. */
  more: number;
  /** Whether the search found nothing. */
  isNothing: boolean;
  /** Whether all there are stand open. */
  isAll: boolean;
}

/** What is known of the person who chooses, and what has been chosen and searched for. */
export interface Sought {
  ownIds: readonly string[];
  /** In the order in which they were met last. */
  met: readonly string[];
  chosenId: string;
  sought: string;
  /** The part of the tree that is searched; all of it where there is none. */
  areaId?: string;
}

/**
 * The units to choose from: the chosen one, then what was searched for, of which those come first whose own name has what
 * was typed; without a search one's own units, those met last first, and the others where they are few.
 */
export function unitChoices<U extends Unit>(
  units: readonly U[],
  { ownIds, met, chosenId, sought, areaId = "" }: Sought,
): UnitChoices<U> {
  const chosen = units.filter(({ id }) => id === chosenId);
  if (sought.trim() !== "" || areaId !== "") {
    const within = areaId === "" ? units : below(units, areaId);
    const all = bestFirst(within, sought);
    const found = all.filter(({ id }) => id !== chosenId);
    const most = sought.trim() === "" ? mostInArea : mostFound;
    return {
      units: [...chosen, ...found.slice(0, most)],
      more: Math.max(0, found.length - most),
      isNothing: all.length === 0,
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

/** Those whose name or way has what was typed; a typed result area brings its units after those called so themselves. */
function bestFirst<U extends Unit>(units: readonly U[], sought: string): U[] {
  const typed = folded(sought);
  const rank = ({ name }: U) => Number(!folded(name.split(pathSeparator).at(-1) ?? name).includes(typed));
  return units.filter(({ name }) => folded(name).includes(typed)).toSorted((a, b) => rank(a) - rank(b));
}

const pathSeparator = " › ";

/** The part of the tree and everything that belongs to it. */
function below<U extends Unit>(units: readonly U[], areaId: string): U[] {
  const parts = Map.groupBy(units, ({ parentId }) => parentId ?? "");
  const ids = new Set([areaId]);
  for (const id of ids) for (const part of parts.get(id) ?? []) ids.add(part.id);
  return units.filter(({ id }) => ids.has(id));
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
