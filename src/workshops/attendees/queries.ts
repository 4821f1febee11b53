import { sql, type SqlBool } from "kysely";
import { tokenHash } from "../../platform/browser-session.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";

/**
 * A person as workshops know them: a contact of the register, or somebody who signed up, was sent by a colleague or
 * walked in. Of a contact, name, address and language are the register's. Somebody removed from the register is nameless.
 */
export interface Attendee {
  id: string;
  programmeId: string;
  /** The contact of the register, or null for a guest. */
  participantId: string | null;
  /** The organisation in the register, where it is known. */
  organisationId: string | null;
  /** Its name in the register, or what the guest wrote; may be empty. */
  organisationName: string;
  name: string;
  email: string;
  locale: Locale;
  declinesReminders: boolean;
}

/** Whether it is known who the person is: nobody who has been removed from the register. */
export function isKnown({ participantId, name }: Attendee): boolean {
  return participantId !== null || name !== "";
}

export async function getAttendee(db: Db, programmeId: string, id: string): Promise<Attendee> {
  const row = await attendeeRows(db)
    .where("attendees.programmeId", "=", programmeId)
    .where("attendees.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("attendee");
  return row;
}

/** The attendee of the personal pages, whose programme follows from them. */
export async function getOwnAttendee(db: Db, id: string): Promise<Attendee> {
  const row = await attendeeRows(db).where("attendees.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("attendee");
  return row;
}

/** Attendees by their ids; those of other programmes are left out. */
export async function listAttendees(db: Db, programmeId: string, ids: readonly string[]): Promise<Attendee[]> {
  if (ids.length === 0) return [];
  return await attendeeRows(db)
    .where("attendees.programmeId", "=", programmeId)
    .where("attendees.id", "in", ids)
    .orderBy("name")
    .orderBy("attendees.id")
    .execute();
}

/** Whose link it is; undefined for one that is unknown or has ended, and of somebody removed from the register. */
export async function findAttendeeByLink(db: Db, token: string): Promise<Attendee | undefined> {
  const row = await attendeeRows(db)
    .innerJoin("attendeeLinks", "attendeeId", "attendees.id")
    .where("tokenHash", "=", tokenHash(token))
    .where(sql<SqlBool>`attendee_links.expires_at > now()`)
    .executeTakeFirst();
  return row !== undefined && isKnown(row) ? row : undefined;
}

/** The attendees with that e-mail address, of any programme; at most ten. */
export async function listAttendeesByEmail(db: Db, email: string): Promise<Attendee[]> {
  return await attendeeRows(db)
    .where(sql<SqlBool>`lower(coalesce(participants.email, attendees.email)) = ${email}`)
    .orderBy("attendees.createdAt", "desc")
    .limit(10)
    .execute();
}

function attendeeRows(db: Db) {
  return db
    .selectFrom("attendees")
    .leftJoin("participants", "participants.id", "attendees.participantId")
    .leftJoin("organisations", (join) =>
      join.on(sql<SqlBool>`organisations.id = coalesce(participants.organisation_id, attendees.organisation_id)`),
    )
    .select(["attendees.id", "attendees.programmeId", "attendees.participantId", "organisations.id as organisationId"])
    .select([
      sql<string>`coalesce(organisations.name, attendees.organisation_name)`.as("organisationName"),
      sql<string>`coalesce(participants.name, attendees.name)`.as("name"),
      sql<string>`coalesce(participants.email, attendees.email)`.as("email"),
      sql<Locale>`coalesce(participants.locale, attendees.locale)`.as("locale"),
      sql<boolean>`attendees.reminders_declined_at is not null`.as("declinesReminders"),
    ]);
}
