import { shortName } from "../../organisations/index.ts";
import type { Attendee } from "./queries.ts";

/** Where somebody comes from, as a row says it: a unit's own name and that of what is right above it. Both may be empty. */
export function whereFrom({
  organisationId,
  organisationName,
}: Pick<Attendee, "organisationId" | "organisationName">): { own: string; above: string | null } {
  // What a guest wrote is no way through the tree, whatever signs stand in it.
  return organisationId === null ? { own: organisationName, above: null } : shortName(organisationName);
}
