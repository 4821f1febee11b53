import type { WorkshopState } from "../register/holding.ts";

/** Those of a workshop's seats on which attendance has been said. */
export interface Attendance {
  /** People who were there, by name, and those of them who are in no organisation of the register. */
  people: number;
  withoutOrganisation: number;
  organisationIds: string[];
}

/**
 * The organisations that a workshop reaches: those of the people who were there, where that is known by name; else its
 * audience. Where more were counted than named, nobody knows of which organisations the others were: it is the audience then.
 */
export function reachOf({ state, headCount, organisationIds }: Audience, attendance: Attendance | undefined): string[] {
  const isKnown = state === "held" && attendance !== undefined && (headCount ?? 0) <= attendance.people;
  return isKnown ? attendance.organisationIds : organisationIds;
}

interface Audience {
  state: WorkshopState;
  headCount: number | null;
  /** Whom it is for. */
  organisationIds: string[];
}
