// The tree of units as it is looked at: a part of it is chosen, and its figures are told by what is one level below.

import type { Texts } from "../../platform/locales.ts";

export interface Node {
  id: string;
  name: string;
  parentId: string | null;
}

/** A part with all that is below it. */
export interface Part {
  id: string;
  /** Whether it is the chosen part by itself, without what is below it. */
  isAlone: boolean;
  hasParts: boolean;
  unitIds: ReadonlySet<string>;
  /** What it is called where it is no part of the register, but a set of units from anywhere in it. */
  names?: Texts;
}

export interface Look {
  /** The part whose parts are told; null is the whole register. */
  within: Node | null;
  /** Every unit that counts; null is all. */
  unitIds: readonly string[] | null;
  /** One level below, in the order of the nodes; only itself where nothing is below it. */
  parts: Part[];
}

/**
 * What is looked at when a part is chosen, or nothing. The whole of a register with one organisation alone is told by that
 * organisation's parts: one row would tell nothing.
 */
export function lookAt(nodes: readonly Node[], chosen: Node | null): Look {
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const subtree = (node: Node): string[] => [node.id, ...(below.get(node.id) ?? []).flatMap(subtree)];
  const partOf = (node: Node): Part => ({
    id: node.id,
    isAlone: false,
    hasParts: below.has(node.id),
    unitIds: new Set(subtree(node)),
  });
  const tops = below.get(null) ?? [];
  const only = tops.length === 1 ? tops[0]! : null;
  const within = chosen ?? only;
  const parts = (within === null ? tops : (below.get(within.id) ?? [])).map(partOf);
  return {
    within,
    unitIds: chosen === null ? null : subtree(chosen),
    parts: within === null ? parts : [...parts, { ...partOf(within), isAlone: true, unitIds: new Set([within.id]) }],
  };
}

/**
 * The same told by the segments that the units belong to, in the segments' order; units that belong to none are in no
 * part.
 */
export function lookBySegment(
  nodes: readonly Node[],
  chosen: Node | null,
  segments: readonly { id: string; names: Texts }[],
  belonging: ReadonlyMap<string, string>,
): Look {
  const look = lookAt(nodes, chosen);
  const inLook = look.unitIds ?? nodes.map(({ id }) => id);
  const bySegment = Map.groupBy(inLook, (id) => belonging.get(id));
  const parts = segments.flatMap(({ id, names }): Part[] => {
    const unitIds = bySegment.get(id);
    return unitIds === undefined ? [] : [{ id, names, isAlone: false, hasParts: false, unitIds: new Set(unitIds) }];
  });
  return { ...look, parts };
}

/** What a set of units can be chosen from: the parts that have parts themselves, and what is chosen already. */
export function partsToChoose<T extends Node>(nodes: readonly T[], chosenId: string | undefined): T[] {
  const wholes = new Set(nodes.map(({ parentId }) => parentId));
  return nodes.filter(({ id }) => wholes.has(id) || id === chosenId);
}
