import { sql, type SqlBool } from "kysely";
import type { Db } from "../../../platform/database.ts";

/** Somebody who can be named: a contact of the register, or a guest who has come before. */
export interface Person {
  id: string;
  name: string;
  organisationName: string;
}

/** Those of the register's contacts, with their organisations, that are the programme's. */
export async function listContactsAmong(
  db: Db,
  programmeId: string,
  participantIds: string[],
): Promise<{ participantId: string; organisationId: string }[]> {
  if (participantIds.length === 0) return [];
  return await db
    .selectFrom("participants")
    .select(["id as participantId", "organisationId"])
    .where("programmeId", "=", programmeId)
    .where("id", "in", participantIds)
    .orderBy("id")
    .execute();
}

/** People who have come without being in the register, as attendees, by name. */
export async function listGuests(db: Db, programmeId: string): Promise<Person[]> {
  return await db
    .selectFrom("attendees")
    .leftJoin("organisations", "organisations.id", "attendees.organisationId")
    .select(["attendees.id", "attendees.name"])
    .select(sql<string>`coalesce(organisations.name, attendees.organisation_name)`.as("organisationName"))
    .where("attendees.programmeId", "=", programmeId)
    .where("participantId", "is", null)
    .where("attendees.name", "<>", "")
    .orderBy("attendees.name")
    .orderBy("attendees.id")
    .execute();
}

/** Who was at each of the programme's held workshops, by name, as attendees; mentors' sessions aside. */
export async function listPresent(db: Db, programmeId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("workshopSeats")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .select(["workshopId", "attendeeId"])
    .where("workshopSeats.programmeId", "=", programmeId)
    .where("workshops.state", "=", "held")
    .where("workshops.isSession", "=", false)
    .where(sql<SqlBool>`attended`)
    .orderBy("attendeeId")
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ workshopId }) => workshopId)].map(([workshopId, seats]) => [
      workshopId,
      seats.map(({ attendeeId }) => attendeeId),
    ]),
  );
}
