import type { StoredSeat } from "../../seats/queries.ts";
import type { WorkshopState } from "../../register/holding.ts";

/** Whether there is a certificate of it: of what was held, to those who were there. */
export function isCertified({ state }: { state: WorkshopState }, { attended }: Pick<StoredSeat, "attended">): boolean {
  return state === "held" && attended === true;
}
