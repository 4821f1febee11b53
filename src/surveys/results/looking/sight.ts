import { isShown, shownParts, type InParts } from "../../../platform/visibility.ts";
import type { ResultRow } from "../rows.ts";
import type { Dimension } from "./dimensions.ts";

/**
 * What a reader may see of a figure that these people gave, named by their rows' numbers: it as a whole, and which parts of
 * a dimension.
 */
export interface Sight {
  seesAll: boolean;
  isShown: (base: readonly number[]) => boolean;
  isPartShown: (base: readonly number[], dimension: string, part: string) => boolean;
}

/** Who may see single answers. */
export const wholeSight: Sight = { seesAll: true, isShown: () => true, isPartShown: () => true };

/**
 * Who may see groups of five and more only. Which parts are shown of a figure hangs on who gave it and on nothing else:
 * whatever pages and files such readers lay side by side, they see the same parts of it, and no others.
 */
export function groupSight(dimensions: readonly Dimension[], rows: readonly ResultRow[]): Sight {
  const kinds = kindsOf(dimensions, rows);
  const known = new WeakMap<readonly number[], Map<number, ReadonlySet<string>>>();
  const alike = new Map<string, ReadonlySet<string>>();
  const partsOf = (base: readonly number[], place: number): ReadonlySet<string> => {
    const own = known.get(base) ?? new Map<number, ReadonlySet<string>>();
    known.set(base, own);
    const counted = own.get(place) ?? countedParts(base, place, kinds, alike);
    own.set(place, counted);
    return counted;
  };
  return {
    seesAll: false,
    isShown: (base) => isShown(base.length),
    isPartShown: (base, dimension, part) => {
      const place = dimensions.findIndex(({ key }) => key === dimension);
      return place >= 0 && partsOf(base, place).has(part);
    },
  };
}

/** People who are in the same part of every dimension are of one kind. */
interface Kinds {
  parts: (string | null)[][];
  ofRow: number[];
}

function kindsOf(dimensions: readonly Dimension[], rows: readonly ResultRow[]): Kinds {
  const numbers = new Map<string, number>();
  const parts: (string | null)[][] = [];
  const ofRow = rows.map(({ places }) => {
    const own = dimensions.map(({ key }) => places[key] ?? null);
    const name = JSON.stringify(own);
    const number = numbers.get(name) ?? parts.length;
    if (number === parts.length) parts.push(own);
    numbers.set(name, number);
    return number;
  });
  return { parts, ofRow };
}

/** Figures that alike people gave, as most do who answer everything, are worked out once. */
function countedParts(
  base: readonly number[],
  place: number,
  { parts, ofRow }: Kinds,
  alike: Map<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const counts = parts.map(() => 0);
  for (const row of base) {
    const kind = ofRow[row] ?? 0;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const name = `${place}:${counts.join()}`;
  const known = alike.get(name);
  if (known !== undefined) return known;
  const groups = counts.flatMap((people, kind): InParts[] =>
    people === 0 ? [] : [{ people, parts: parts[kind] ?? [] }],
  );
  const shown = shownParts(groups, place + 1)[place] ?? new Set<string>();
  alike.set(name, shown);
  return shown;
}
