import type { Tx } from "../../../platform/database.ts";
import { attendeeOfContact } from "../../attendees/commands.ts";
import { listAttendees } from "../../attendees/queries.ts";
import { listContactsAmong } from "./queries.ts";

/** People named for a workshop that has been held: contacts of the register, and attendees who have come before. */
export interface Named {
  participantIds: string[];
  attendeeIds: string[];
}

/** The attendees that are meant, each once; people of other programmes are left out. */
export async function attendeesNamed(
  trx: Tx,
  programmeId: string,
  { participantIds, attendeeIds }: Named,
): Promise<string[]> {
  const known = (await listAttendees(trx, programmeId, attendeeIds)).map(({ id }) => id);
  const contacts: string[] = [];
  for (const contact of await listContactsAmong(trx, programmeId, participantIds))
    contacts.push(await attendeeOfContact(trx, { programmeId, ...contact }));
  return [...new Set([...known, ...contacts])];
}

/** Writes down that they were there, as a part of entering the workshop. */
export async function seatPresent(
  trx: Tx,
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  attendeeIds: readonly string[],
): Promise<void> {
  if (attendeeIds.length === 0) return;
  const seat = { programmeId, workshopId, state: "coming", source: "log", attended: true } as const;
  await trx
    .insertInto("workshopSeats")
    .values(attendeeIds.map((attendeeId) => ({ ...seat, attendeeId })))
    .execute();
}
