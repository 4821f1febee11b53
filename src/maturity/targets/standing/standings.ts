import { levelOf, type Scored } from "../../method/level.ts";
import { endsOf, type PairOverTime } from "../../method/over-time.ts";
import { distanceOf, type Aim, type Distance } from "../distance.ts";

interface Node {
  id: string;
  parentId: string | null;
}

interface AimOf extends Aim {
  readonly unitId: string | null;
  readonly toolId: string | null;
}

/** Where the units of a target stand. */
export interface Standing<T> {
  readonly target: T;
  /** Null where nothing of it has been assessed. */
  readonly distance: Distance | null;
  /** The level that the way to the target began from, 0–500; null where nothing has been assessed. */
  readonly start: number | null;
  /** How many of its units have been assessed. */
  readonly units: number;
}

/**
 * How far each target's units are from it on a day, in the order given; each unit counts alike. A target of a part is of
 * everything below it. Start and level are of the same pairs of unit and tool.
 */
export function standingsOf<T extends AimOf>(
  targets: readonly T[],
  pairs: readonly PairOverTime[],
  nodes: readonly Node[],
  today: string,
): Standing<T>[] {
  const byUnit = Map.groupBy(pairs, ({ unitId }) => unitId);
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const subtree = (id: string): string[] => [id, ...(below.get(id) ?? []).flatMap((node) => subtree(node.id))];
  return targets.map((target) => {
    const own = target.unitId === null ? pairs : subtree(target.unitId).flatMap((id) => byUnit.get(id) ?? []);
    const some = target.toolId === null ? own : own.filter(({ toolId }) => toolId === target.toolId);
    const ends = endsOf(some, { from: target.startsOn, to: today });
    const levelAt = (scored: Scored[]) => levelOf(scored, "units");
    const now = levelAt(ends.map(({ unitId, end }) => ({ unitId, score: end })));
    const start = levelAt(ends.map(({ unitId, start: score }) => ({ unitId, score })))?.level ?? null;
    const distance = distanceOf(target, { start, level: now?.level ?? null, today });
    return { target, distance, start, units: now?.units ?? 0 };
  });
}
