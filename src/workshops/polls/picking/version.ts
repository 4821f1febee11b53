import { workshopVersion } from "../../one/version.ts";
import type { Workshop } from "../../register/queries.ts";

/** A marker of what a date is picked for: the workshop as it is, and whether the asking has ended. */
export function pickVersion({ closedAt }: { closedAt: object | null }, workshop: Workshop): string {
  return `${workshopVersion(workshop)}${closedAt === null ? "" : "-closed"}`;
}
