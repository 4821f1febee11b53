import type { ResultRow } from "../rows.ts";
import type { Dimension } from "./dimensions.ts";
import type { Look } from "./look.ts";
import type { Sight } from "./sight.ts";

/** One column of results: everybody who is looked at, or of them those in one part of the dimension compared by. */
export interface Cut {
  part: string | null;
}

/** What a page or a file shows: the rows, who looks, and what is looked at. */
export interface Looking {
  rows: readonly ResultRow[];
  /** Those that the reader may choose from. */
  dimensions: readonly Dimension[];
  sight: Sight;
  look: Look;
  /** Where the sizes of groups may not be told either: see kept/shown.ts. */
  isWholeOnly?: boolean;
}

/** The dimensions and parts that may be chosen: to who sees groups only, none that is too small as a whole. */
export function offeredDimensions(dimensions: readonly Dimension[], rows: readonly ResultRow[], sight: Sight) {
  const everybody = [...rows.keys()];
  return dimensions.flatMap((dimension): Dimension[] => {
    const parts = dimension.parts.filter(({ key }) => sight.isPartShown(everybody, dimension.key, key));
    return parts.length === 0 ? [] : [{ ...dimension, parts }];
  });
}

/** Who sees groups only looks at one part at a time: two together would be a smaller group than either. */
export function allowedLook({ only, compare }: Look, seesAll: boolean): Look {
  if (seesAll) return { only, compare };
  return { only: only.slice(0, 1), compare: only.length > 0 ? null : compare };
}

export function cutsOf({ dimensions, look }: Pick<Looking, "dimensions" | "look">): Cut[] {
  const parts = dimensions.find(({ key }) => key === look.compare)?.parts ?? [];
  return [{ part: null }, ...parts.map(({ key }) => ({ part: key }))];
}

/** Those of a figure's people who are in the cut, or hidden. */
export function within(base: readonly number[], { part }: Cut, looking: Looking): readonly number[] | "hidden" {
  const { sight, look } = looking;
  const parts = partsOf(look, part);
  const mayBeSeen = sight.isShown(base) && parts.every((each) => sight.isPartShown(base, each.dimension, each.part));
  if (!mayBeSeen) return "hidden";
  if (parts.length === 0) return base;
  const members = membersOf(parts, looking);
  return base.filter((at) => members[at] === 1);
}

/** By the row's number 1 where it is in all of the parts: worked out once for all of a page's figures. */
function membersOf(parts: Look["only"], looking: Looking): Uint8Array {
  const known = knownMembers.get(looking) ?? new Map<string, Uint8Array>();
  knownMembers.set(looking, known);
  const name = JSON.stringify(parts);
  const members = known.get(name) ?? Uint8Array.from(looking.rows, (row) => Number(isIn(row, parts)));
  known.set(name, members);
  return members;
}

const knownMembers = new WeakMap<Looking, Map<string, Uint8Array>>();

/** The rows in the cut, whoever looks: of them it may be told only what `within` does not hide. */
export function rowsIn({ part }: Cut, { rows, look }: Pick<Looking, "rows" | "look">): readonly ResultRow[] {
  const parts = partsOf(look, part);
  return parts.length === 0 ? rows : rows.filter((row) => isIn(row, parts));
}

function partsOf({ only, compare }: Look, part: string | null): Look["only"] {
  return part === null || compare === null ? only : [...only, { dimension: compare, part }];
}

function isIn({ places }: ResultRow, parts: Look["only"]): boolean {
  return parts.every(({ dimension, part }) => places[dimension] === part);
}
