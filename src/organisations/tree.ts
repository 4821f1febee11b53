// Organisations, their units and their people as a tree. The name of a part begins with the name of what it is part of.

import { compareNames } from "./names.ts";

export const organisationKinds = ["organisation", "unit", "person"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Stands between the names on the way from the organisation down to a part. */
export const pathSeparator = " › ";

/** An organisation, a unit of it, a part of the unit …: deeper than this nobody finds anything any more. */
export const deepest = 6;

/** The names on the way down, the organisation's first: "Rantakylän hoiva › Kotihoito" → ["Rantakylän hoiva", "Kotihoito"]. */
export function pathOf(name: string): string[] {
  return name.split("›").map((part) => part.trim());
}

/** The names of a path with one space round the sign between them: what a file may write in many ways. */
export function tidyPath(name: string): string {
  return pathOf(name).join(pathSeparator);
}

/** What is wrong with a whole name that a file gives, or null. */
export function pathMistake(name: string): "name-missing" | "too-deep" | null {
  const path = pathOf(name);
  if (path.includes("")) return "name-missing";
  return path.length > deepest ? "too-deep" : null;
}

/** The name of a part: its own after that of what it is part of; an organisation's is its own. */
export function partName(parent: string | null, ownName: string): string {
  return parent === null ? ownName : `${parent}${pathSeparator}${ownName}`;
}

/** What the thing is called within what it is part of. */
export function ownName(name: string): string {
  return pathOf(name).at(-1) ?? name;
}

/** The name of what a part is part of; null for an organisation. */
export function parentName(name: string): string | null {
  const path = pathOf(name);
  return path.length < 2 ? null : path.slice(0, -1).join(pathSeparator);
}

/**
 * The name of a part as a row of a list says it: its own, and below it that of what is right above in the tree, null for
 * an organisation. The whole way up would fill the page.
 */
export function shortName(name: string): { own: string; above: string | null } {
  const path = pathOf(name);
  return { own: path.at(-1) ?? name, above: path.at(-2) ?? null };
}

/**
 * Parts to choose from in a select, in the order of the tree: each by its own name with a dash for each level above it, for
 * whole ways up all begin alike and are cut in a field. Of those called alike it says what is right above them.
 */
export function treeOptions(parts: readonly { id: string; name: string }[]): { value: string; text: string }[] {
  const inTree = parts.toSorted((a, b) => comparePaths(pathOf(a.name), pathOf(b.name)));
  const named = inTree.map(({ id, name }) => ({ id, depth: pathOf(name).length - 1, ...shortName(name) }));
  const alike = Map.groupBy(named, ({ own }) => own);
  return named.map(({ id, depth, own, above }) => {
    const isAlone = above === null || alike.get(own)?.length === 1;
    return { value: id, text: `${"– ".repeat(depth)}${own}${isAlone ? "" : ` (${above})`}` };
  });
}

/** Level by level, so that what is part of a thing comes right after it and before its neighbours. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, level) => name !== b[level]);
  const [one, other] = [a[at], b[at]];
  if (one === undefined || other === undefined) return a.length - b.length;
  return compareNames(one, other);
}

export interface TreeNode {
  id: string;
  name: string;
  kind: OrganisationKind;
  parentId: string | null;
}

export type TreeMistake =
  | "parent-needed"
  | "parent-not-allowed"
  | "parent-unknown"
  | "parent-is-person"
  | "parent-below"
  | "person-with-parts"
  | "too-deep";

/**
 * What is wrong with making a thing of this kind a part of `parentId`, or null. `id` is the thing itself where it is
 * there already: it can't become a part of itself or of what is below it, nor a person while it has parts, and what is
 * below it must not get too deep.
 */
export function treeMistake(
  nodes: readonly TreeNode[],
  { id, kind, parentId }: { id: string | null; kind: OrganisationKind; parentId: string | null },
): TreeMistake | null {
  if (kind === "organisation") return parentId === null ? null : "parent-not-allowed";
  if (parentId === null) return "parent-needed";
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = byId.get(parentId);
  if (parent === undefined) return "parent-unknown";
  if (parent.kind === "person") return "parent-is-person";
  const above = [...waysUp(byId, parentId)];
  if (id !== null && above.includes(id)) return "parent-below";
  if (kind === "person" && nodes.some((node) => id !== null && node.parentId === id)) return "person-with-parts";
  return above.length + 1 + (id === null ? 0 : heightBelow(nodes, id)) > deepest ? "too-deep" : null;
}

/** The thing and everything above it, upwards. */
function* waysUp(byId: ReadonlyMap<string, TreeNode>, from: string): Generator<string> {
  for (let id: string | null = from; id !== null; id = byId.get(id)?.parentId ?? null) yield id;
}

function heightBelow(nodes: readonly TreeNode[], id: string): number {
  const children = nodes.filter(({ parentId }) => parentId === id);
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => heightBelow(nodes, child.id)));
}

/** The organisation that each thing belongs to, itself where it is one, by id. */
export function organisationsOfParts(nodes: readonly TreeNode[]): Map<string, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return new Map(nodes.map(({ id }) => [id, [...waysUp(byId, id)].at(-1) ?? id]));
}

/** The names that everything below `id` has once it is called `name`, by id. */
export function renamedParts(nodes: readonly TreeNode[], id: string, name: string): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const child of nodes.filter(({ parentId }) => parentId === id)) {
    const childName = partName(name, ownName(child.name));
    renamed.set(child.id, childName);
    for (const [below, itsName] of renamedParts(nodes, child.id, childName)) renamed.set(below, itsName);
  }
  return renamed;
}
