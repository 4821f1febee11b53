/** A part of the tree of organisations: an organisation, or a unit of one. */
interface Node {
  id: string;
  parentId: string | null;
}

/** Whom a tool concerns: everybody, or parts of the tree with what is below them. */
interface Reach {
  concernsAll: boolean;
  unitIds: readonly string[];
  isEnded: boolean;
}

/** The ids of each part and of everything above it, upwards, by its own id. */
export function waysUp(nodes: readonly Node[]): Map<string, readonly string[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ways = new Map<string, readonly string[]>();
  const wayOf = ({ id, parentId }: Node): readonly string[] => {
    const known = ways.get(id);
    if (known !== undefined) return known;
    const parent = parentId === null ? undefined : byId.get(parentId);
    const way = [id, ...(parent === undefined ? [] : wayOf(parent))];
    ways.set(id, way);
    return way;
  };
  for (const node of nodes) wayOf(node);
  return ways;
}

/** The tools that are followed and concern the unit whose way up this is, in their order. */
export function concerning<T extends Reach>(tools: readonly T[], wayUp: readonly string[]): T[] {
  return tools.filter(
    ({ concernsAll, unitIds, isEnded }) => !isEnded && (concernsAll || unitIds.some((id) => wayUp.includes(id))),
  );
}
