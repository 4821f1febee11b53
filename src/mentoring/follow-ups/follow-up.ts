/** How a follow-up stands; what nobody has the time for stays in sight. */
export const followUpStates = ["open", "under-way", "no-resources", "done", "dropped"] as const;
export type FollowUpState = (typeof followUpStates)[number];

/** Whether something is still to be done. */
export function isPending(state: FollowUpState): boolean {
  return state !== "done" && state !== "dropped";
}

/** Whether it should have been done by now; `today` is the programme's day, a due day still counts as in time. */
export function isLate({ state, dueOn }: { state: FollowUpState; dueOn: string | null }, today: string): boolean {
  return dueOn !== null && dueOn < today && isPending(state);
}

/** Why a follow-up is not stored: the unit has the same one already, or what it is about is another programme's. */
export type FollowUpRefusal = "same-already" | "unknown";

/** A unit's need that an interview brought up. */
export interface RaisedNeed {
  assessmentId: string;
  unitId: string;
  needId: string;
  /** 0 … 1. */
  strength: number;
}

/**
 * The needs that nobody has taken up: no follow-up is about the need in the unit, whatever has become of it since. One that
 * interviews by several forms brought up is there once, by the one where it was strongest. Strongest first.
 */
export function notTakenUp<T extends RaisedNeed>(
  raised: readonly T[],
  followUps: readonly { unitId: string; needId: string | null }[],
): T[] {
  const taken = new Set(followUps.map(({ unitId, needId }) => `${unitId} ${needId ?? ""}`));
  const left = new Map<string, T>();
  for (const one of raised.toSorted((a, b) => b.strength - a.strength)) {
    const key = `${one.unitId} ${one.needId}`;
    if (!taken.has(key) && !left.has(key)) left.set(key, one);
  }
  return [...left.values()];
}
