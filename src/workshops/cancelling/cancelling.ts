import type { WorkshopState } from "../register/holding.ts";

/** Why a workshop cannot be cancelled. */
export type CancelRefusal = "held";

/** Whether the workshop can be cancelled; one that was held has happened. */
export function cancelRefusal(state: WorkshopState): CancelRefusal | null {
  return state === "held" ? "held" : null;
}
