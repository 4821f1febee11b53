import type { WorkshopState } from "../register/holding.ts";
import type { SeatState } from "../seats/seat.ts";

/** Whether a material is for preparing oneself, or for going over what was done. */
export type Phase = "before" | "after";
export const phases: readonly Phase[] = ["before", "after"];

/** What of a seat tells which materials are shown to its person. */
export interface Reader {
  state: SeatState;
  attended: boolean | null;
}

/**
 * Whether a material is shown: one for preparing to everybody who has been invited and has not said no, one for
 * afterwards to those who were there, once the workshop has been held. Where attendance was not taken, those who were to
 * come count as having been there.
 */
export function isShownTo(phase: Phase, workshop: WorkshopState, { state, attended }: Reader): boolean {
  if (workshop === "cancelled") return false;
  if (attended === true) return phase === "before" || workshop === "held";
  if (phase === "before") return state !== "declined";
  return workshop === "held" && attended === null && state === "coming";
}
