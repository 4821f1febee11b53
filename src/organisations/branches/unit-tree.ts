interface Part {
  id: string;
  name: string;
  parentId: string | null;
}

/** A part of the register with what is below it. */
export interface Branch<T extends Part> {
  part: T;
  isChosen: boolean;
  /** Something below it is chosen. */
  hasChosen: boolean;
  below: Branch<T>[];
}

/** The register as a tree, each level in the order given, with what is chosen in it marked. */
export function unitTree<T extends Part>(parts: readonly T[], chosen: readonly string[]): Branch<T>[] {
  const byParent = Map.groupBy(parts, ({ parentId }) => parentId);
  const wanted = new Set(chosen);
  const branchesOf = (parentId: string | null): Branch<T>[] =>
    (byParent.get(parentId) ?? []).map((part) => {
      const below = branchesOf(part.id);
      const hasChosen = below.some((branch) => branch.isChosen || branch.hasChosen);
      return { part, isChosen: wanted.has(part.id), hasChosen, below };
    });
  return branchesOf(null);
}
