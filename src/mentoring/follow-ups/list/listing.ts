import { followUpStates, isLate, isPending, type FollowUpState } from "../follow-up.ts";

/** What of a follow-up says whether it is looked at. */
interface Listed {
  unitId: string;
  ownerId: string | null;
  needId: string | null;
  toolId: string | null;
  state: FollowUpState;
  dueOn: string | null;
}

/** Beside each state: all that is still to be done, what of it is late, and everything. */
export const shownStates = ["pending", "late", ...followUpStates, "all"] as const;
export type ShownState = (typeof shownStates)[number];

interface Wanted {
  unit: string;
  mentor: string;
  need: string;
  tool: string;
}

/** The follow-ups that pass by unit and all below it, mentor, need and tool. `within` gives each unit's way up, itself first. */
export function concerned<T extends Listed>(
  all: readonly T[],
  { unit, mentor, need, tool }: Wanted,
  within: ReadonlyMap<string, readonly string[]>,
): T[] {
  return all.filter(
    ({ unitId, ownerId, needId, toolId }) =>
      (unit === "" || (within.get(unitId) ?? [unitId]).includes(unit)) &&
      (mentor === "" || ownerId === mentor) &&
      (need === "" || needId === need) &&
      (tool === "" || toolId === tool),
  );
}

/** Whether a follow-up is among those shown; `today` is the programme's day. */
export function isShown(followUp: Listed, shown: ShownState, today: string): boolean {
  if (shown === "all") return true;
  if (shown === "pending") return isPending(followUp.state);
  return shown === "late" ? isLate(followUp, today) : followUp.state === shown;
}

/** How many follow-ups each choice shows. */
export function countByShown(all: readonly Listed[], today: string): Record<ShownState, number> {
  const counts = shownStates.map((shown) => [shown, all.filter((one) => isShown(one, shown, today)).length] as const);
  return Object.fromEntries(counts) as Record<ShownState, number>;
}

/** The ids of each part and of everything above it, upwards, by its own id. */
export function waysUp(parts: readonly { id: string; parentId: string | null }[]): Map<string, string[]> {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const wayOf = (id: string): string[] => {
    const parent = byId.get(id)?.parentId ?? null;
    return [id, ...(parent === null ? [] : wayOf(parent))];
  };
  return new Map(parts.map(({ id }) => [id, wayOf(id)]));
}
