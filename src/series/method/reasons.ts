import type { Held } from "./instance.ts";
import type { PeopleFigures } from "./objective.ts";
import type { Problem } from "./problem.ts";

/** How many of a workshop's people it is for: "14 of 16 here want it, 9 have had nothing on it". */
export interface Wanted {
  members: number;
  /** Members who need it as the needs table counts needs (a gap of a half or more), and those of whom it is a top need. */
  wanting: number;
  topNeedOf: number;
  /** Wanting members who have had no workshop on its topic before. */
  newTo: number;
}

/** Why a workshop is in the plan. */
export interface Reason extends Wanted {
  /**
   * What the rest would come to without it, other workshops taking its place where they help; null when the settings
   * can't be met without it. `isProven` where no other series without it is better; else it's an estimate.
   */
  without: { objective: number; people: PeopleFigures; isProven?: boolean } | null;
  /** How much lower the objective is then; never negative, null with `without`. */
  lost: number | null;
}

/** Whether a gap (0 … 1) counts as a need: the same limit as in the table of needs. */
export function isWanted(gap: number): boolean {
  return gap >= 0.5;
}

/** Whether a person has had a workshop on a topic before; both are indices into the instance. */
export type HadBefore = (person: number, topic: number) => boolean;

/** Counts the workshop's members who want it. */
export function whoWants(
  { instance, candidates, top }: Problem,
  { topic, level, members }: Held,
  hadBefore: HadBefore,
): Wanted {
  const wanting = members.filter((i) => isWanted(instance.gap[i]![topic]!));
  return {
    members: members.length,
    wanting: wanting.length,
    topNeedOf: members.filter((i) => top[i * candidates + topic * instance.levels + level] === 1).length,
    newTo: wanting.filter((i) => !hadBefore(i, topic)).length,
  };
}
