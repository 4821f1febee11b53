// Which units there are to assess, and how far each has come. Searched and sorted here and not in SQL: a database whose
// locale is C would not find "ähtäri" in "Ähtäri".
import { concerning, waysUp } from "../../concerning.ts";
import type { Tool } from "../../queries.ts";
import type { Unit } from "../queries.ts";

/** As the tree has them; or those that have waited longest first. */
export const orders = ["tree", "waiting"] as const;
export type Order = (typeof orders)[number];

export const pageSize = 100;

export interface Listed {
  unit: Unit;
  /** How many tools concern it, and how many of them have been judged. */
  tools: number;
  assessed: number;
  /** The last day that any of them was judged. */
  last: string | null;
  /** The units at the bottom of the tree below it, and how many of them have been judged. Null where it is one itself. */
  below: { units: number; assessed: number } | null;
}

/** Every unit with what has been judged of it, as the tree has them: below each what is part of it. */
export function listAll(
  units: readonly Unit[],
  tools: readonly Tool[],
  days: readonly { unitId: string; toolId: string; on: string }[],
): Listed[] {
  const ways = waysUp(units);
  const daysOf = Map.groupBy(days, ({ unitId }) => unitId);
  const own = new Map(
    units.map(({ id }) => {
      const concerned = new Set(concerning(tools, ways.get(id) ?? []).map((tool) => tool.id));
      const known = (daysOf.get(id) ?? []).filter(({ toolId }) => concerned.has(toolId)).map(({ on }) => on);
      return [id, { tools: concerned.size, assessed: known.length, last: known.sort().at(-1) ?? null }];
    }),
  );
  const wholes = new Map(
    units.flatMap(({ parentId }) => (parentId === null ? [] : [[parentId, { units: 0, assessed: 0 }]])),
  );
  for (const { id } of units)
    for (const above of wholes.has(id) ? [] : (ways.get(id) ?? [])) {
      const whole = wholes.get(above);
      if (whole === undefined || own.get(id)?.tools === 0) continue;
      whole.units += 1;
      if (own.get(id)?.last !== null) whole.assessed += 1;
    }
  const nothing = { tools: 0, assessed: 0, last: null };
  return inTree(units).map((unit) => ({ unit, ...(own.get(unit.id) ?? nothing), below: wholes.get(unit.id) ?? null }));
}

function inTree(units: readonly Unit[]): Unit[] {
  const ids = new Set(units.map(({ id }) => id));
  const parts = Map.groupBy(units, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const below = (id: string | null): Unit[] => (parts.get(id) ?? []).flatMap((unit) => [unit, ...below(unit.id)]);
  return below(null);
}

/** The units at the bottom of the tree that some tool concerns: those whose assessing is waited for. */
export function toAssess(all: readonly Listed[]): Listed[] {
  return all.filter(({ below, tools }) => below === null && tools > 0);
}

export interface Cut {
  rows: Listed[];
  /** How many match, on all pages. */
  found: number;
  page: number;
  pages: number;
}

/** The page of the list that is wanted; a number past the end is taken as the last. */
export function cutList(all: readonly Listed[], { q, sort, page }: { q: string; sort: Order; page: number }): Cut {
  const sought = folded(q);
  const found = inOrder(all, sort).filter(({ unit }) => folded(unit.name).includes(sought));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const current = Math.min(page, pages);
  const rows = found.slice((current - 1) * pageSize, current * pageSize);
  return { rows, found: found.length, page: current, pages };
}

function inOrder(all: readonly Listed[], sort: Order): readonly Listed[] {
  if (sort === "tree") return all;
  const day = ({ last }: Listed) => last ?? "";
  return toAssess(all).sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("fi");
}
