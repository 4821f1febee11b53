import type { Tx } from "../../../platform/database.ts";
import { attendeeOfContact } from "../../attendees/commands.ts";
import type { Poll } from "../queries.ts";
import { contactsMeant, type Meant } from "../recipients.ts";
import { listAskable, listSeatedOf } from "./queries.ts";

/**
 * Adds those who are meant to the people of the poll, as a part of the act that asks them; returns those who were not
 * among them. Contacts become attendees by it.
 */
export async function addAsked(
  trx: Tx,
  { id: pollId, programmeId, workshopId }: Pick<Poll, "id" | "programmeId" | "workshopId">,
  meant: Meant,
): Promise<string[]> {
  const attendeeIds = await attendeesMeant(trx, { programmeId, workshopId }, meant);
  if (attendeeIds.length === 0) return [];
  const rows = await trx
    .insertInto("pollPeople")
    .values(attendeeIds.map((attendeeId) => ({ programmeId, pollId, attendeeId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning("attendeeId")
    .execute();
  return rows.map(({ attendeeId }) => attendeeId);
}

async function attendeesMeant(
  trx: Tx,
  { programmeId, workshopId }: Pick<Poll, "programmeId" | "workshopId">,
  meant: Meant,
): Promise<string[]> {
  if (meant.who === "seated") return await listSeatedOf(trx, programmeId, workshopId);
  // Always in the same order, so that two who ask the same people at once wait for each other.
  const chosen = contactsMeant(await listAskable(trx, programmeId, workshopId), meant).sort((a, b) =>
    a.participantId < b.participantId ? -1 : 1,
  );
  const ids: string[] = [];
  for (const { participantId, organisationId } of chosen)
    ids.push(await attendeeOfContact(trx, { programmeId, participantId, organisationId }));
  return ids;
}
