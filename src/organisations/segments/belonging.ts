import type { OrganisationKind } from "../tree.ts";

/** A part of the register that somebody has put into a segment, with all that is below it. */
export interface Placing {
  unitId: string;
  segmentId: string;
}

interface Node {
  id: string;
  parentId: string | null;
}

/**
 * The segment of each part of the register by its id: its own, else that of the nearest part above that has one. Parts
 * that belong to none are left out.
 */
export function segmentsOf(nodes: readonly Node[], placings: readonly Placing[]): Map<string, string> {
  const placed = new Map(placings.map(({ unitId, segmentId }) => [unitId, segmentId]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map<string, string | null>();
  const segmentOf = ({ id, parentId }: Node): string | null => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const parent = parentId === null ? undefined : byId.get(parentId);
    const found = placed.get(id) ?? (parent === undefined ? null : segmentOf(parent));
    known.set(id, found);
    return found;
  };
  return new Map(
    nodes.flatMap((node) => {
      const segment = segmentOf(node);
      return segment === null ? [] : [[node.id, segment] as const];
    }),
  );
}

/** The units that a promise is given to: organisations and units that have no units below them; people are none. */
export function promisedUnits<T extends Node & { kind: OrganisationKind }>(nodes: readonly T[]): T[] {
  const units = nodes.filter(({ kind }) => kind !== "person");
  const parents = new Set(units.map(({ parentId }) => parentId));
  return units.filter(({ id }) => !parents.has(id));
}
