import type { Role } from "../../platform/asking.ts";
import type { Mentor } from "../mentors/mentor.ts";

/** Who enters sessions: the mentor that one is oneself, and whether one may do it for the others. */
export interface Entering {
  own: Mentor | null;
  isForAll: boolean;
}

/** A mentor enters one's own sessions; planners and owners those of every mentor. */
export function enteringAs(own: Mentor | undefined, role: Role | null): Entering {
  return { own: own ?? null, isForAll: role === "planner" || role === "owner" };
}

/** Whether this mentor's sessions may be entered and put right. */
export function mayEnterFor({ own, isForAll }: Entering, mentorId: string): boolean {
  return isForAll || own?.id === mentorId;
}
