import type { Db } from "../../../platform/database.ts";
import { listContacts } from "../../people/queries.ts";
import type { Contact } from "../../people/recipients.ts";
import { getWorkshop } from "../../register/queries.ts";
import { listSeats } from "../../seats/queries.ts";
import { isTold } from "../../seats/seat.ts";

/** Contacts of those for whom the workshop is; of the whole programme in a poll for planning. */
export async function listAskable(db: Db, programmeId: string, workshopId: string | null): Promise<Contact[]> {
  const audience = workshopId === null ? [] : (await getWorkshop(db, programmeId, workshopId)).organisationIds;
  return await listContacts(db, programmeId, { id: workshopId, organisationIds: audience });
}

/** Those who come to the workshop, wait or have been invited. */
export async function listSeatedOf(db: Db, programmeId: string, workshopId: string | null): Promise<string[]> {
  if (workshopId === null) return [];
  return (await listSeats(db, programmeId, workshopId)).filter(isTold).map(({ attendeeId }) => attendeeId);
}
