import { concerning, waysUp } from "../../concerning.ts";

interface Node {
  id: string;
  parentId: string | null;
}

interface Reach {
  concernsAll: boolean;
  unitIds: readonly string[];
  isEnded: boolean;
}

/** Whom one press asks: every unit, those that have never sent their view, or parts of the register. */
export const whos = ["all", "never", "chosen"] as const;
export type Who = (typeof whos)[number];

/** The units at the bottom of the tree that some tool concerns: those that can say something. */
export function askableUnits<T extends Node>(units: readonly T[], tools: readonly Reach[]): T[] {
  const ways = waysUp(units);
  const parents = new Set(units.map(({ parentId }) => parentId));
  return units.filter(({ id }) => !parents.has(id) && concerning(tools, ways.get(id) ?? []).length > 0);
}

/** Those of them that are meant; a part that is chosen means every unit below it. */
export function meantUnits<T extends Node>(
  units: readonly T[],
  askable: readonly T[],
  { who, branchIds, everSent }: { who: Who; branchIds: readonly string[]; everSent: ReadonlySet<string> },
): T[] {
  if (who === "all") return [...askable];
  if (who === "never") return askable.filter(({ id }) => !everSent.has(id));
  const ways = waysUp(units);
  const chosen = new Set(branchIds);
  return askable.filter(({ id }) => (ways.get(id) ?? []).some((above) => chosen.has(above)));
}
