import type { Tx } from "../../../platform/database.ts";
import { attendeesOfContacts } from "../../attendees/commands.ts";
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
  const contacts = await attendeesOfContacts(
    trx,
    programmeId,
    await listContactsAmong(trx, programmeId, participantIds),
  );
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

/**
 * Writes down that of the register's contacts these were there and no others, as a part of putting an event right. Who
 * was only entered as present has no seat any more; who was invited keeps it. Guests stay as they are.
 */
export async function seatOnly(
  trx: Tx,
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  attendeeIds: readonly string[],
): Promise<void> {
  const contacts = trx.selectFrom("attendees").select("id").where("programmeId", "=", programmeId);
  const others = contacts
    .where("participantId", "is not", null)
    .$if(attendeeIds.length > 0, (query) => query.where("id", "not in", [...attendeeIds]));
  await trx
    .deleteFrom("workshopSeats")
    .where("workshopId", "=", workshopId)
    .where("source", "=", "log")
    .where("attendeeId", "in", others)
    .execute();
  await trx
    .updateTable("workshopSeats")
    // Whether they came is not known any more: what the door has marked was put right with the rest.
    .set({ attended: false, attendanceMarkedAt: null })
    .where("workshopId", "=", workshopId)
    .where("attended", "=", true)
    .where("attendeeId", "in", others)
    .execute();
  if (attendeeIds.length === 0) return;
  const seat = { programmeId, workshopId, state: "coming", source: "log", attended: true } as const;
  await trx
    .insertInto("workshopSeats")
    .values(attendeeIds.map((attendeeId) => ({ ...seat, attendeeId })))
    .onConflict((conflict) =>
      conflict
        .columns(["workshopId", "attendeeId"])
        .doUpdateSet({ state: "coming", waitingSince: null, attended: true }),
    )
    .execute();
}
