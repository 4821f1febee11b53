// What a unit needs: from answers and interviews, from tools that are little used, and from what is still to be done.
import type { UnitNeeds } from "../method/distance.ts";

/** A need or a tool that somebody has told of a unit, with its strength 0 … 1. */
export interface Known {
  unitId: string;
  id: string;
  strength: number;
}

/**
 * The needs of each unit, by its id: of a need that several sources tell the strongest counts. What is not known of a
 * unit itself is that of the nearest part of the tree above it of which something is known.
 */
export function needsOfUnits(
  units: readonly { id: string; parentId: string | null }[],
  known: { needs: readonly Known[]; tools: readonly Known[] },
): Map<string, UnitNeeds> {
  const [needs, tools] = [strongest(known.needs), strongest(known.tools)];
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const nearest = (of: ReadonlyMap<string, ReadonlyMap<string, number>>, from: string): ReadonlyMap<string, number> => {
    for (let id: string | null = from; id !== null; id = parentOf.get(id) ?? null) {
      const found = of.get(id);
      if (found !== undefined) return found;
    }
    return new Map();
  };
  return new Map(units.map(({ id }) => [id, { needs: nearest(needs, id), tools: nearest(tools, id) }]));
}

function strongest(known: readonly Known[]): Map<string, Map<string, number>> {
  const byUnit = new Map<string, Map<string, number>>();
  for (const { unitId, id, strength } of known) {
    const mine = byUnit.get(unitId) ?? new Map<string, number>();
    mine.set(id, Math.max(mine.get(id) ?? 0, strength));
    byUnit.set(unitId, mine);
  }
  return byUnit;
}
