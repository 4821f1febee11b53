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
