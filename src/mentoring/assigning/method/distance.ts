// How far a mentor's skills are from what a unit needs.

/** What is known of a unit's needs: strengths 0 … 1 by the ids of needs and tools; nothing where nothing is known. */
export interface UnitNeeds {
  needs: ReadonlyMap<string, number>;
  tools: ReadonlyMap<string, number>;
}

/** What a mentor is good at. */
export interface Skills {
  needIds: readonly string[];
  toolIds: readonly string[];
}

/** Where nothing is known of the one or the other, nothing speaks for or against. */
const unknown = 0.5;

/** What a distance rests on. */
export type Ground = "known" | "unit-unknown" | "mentor-unknown";

export interface Distance {
  /** 0: the mentor is good at all that the unit needs; 1: at nothing of it. */
  distance: number;
  ground: Ground;
}

/**
 * The share of the unit's needs, by their strengths, that the mentor's skills do not cover: the mean of needs and tools,
 * of which only those count that something is known of. 0.5 where nothing is known of the unit, or of the mentor.
 */
export function distanceOf({ needs, tools }: UnitNeeds, { needIds, toolIds }: Skills): Distance {
  const uncovered = [shareWithout(needs, needIds), shareWithout(tools, toolIds)].filter((share) => share !== null);
  if (uncovered.length === 0) return { distance: unknown, ground: "unit-unknown" };
  if (needIds.length + toolIds.length === 0) return { distance: unknown, ground: "mentor-unknown" };
  return { distance: uncovered.reduce((sum, share) => sum + share, 0) / uncovered.length, ground: "known" };
}

function shareWithout(strengths: ReadonlyMap<string, number>, ids: readonly string[]): number | null {
  let [all, without] = [0, 0];
  for (const [id, strength] of strengths) {
    all += strength;
    if (!ids.includes(id)) without += strength;
  }
  return all > 0 ? without / all : null;
}
