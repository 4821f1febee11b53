import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { listParticipants } from "../../organisations/index.ts";
import type { ContactWay } from "./contact.ts";

/** What was noted of being in touch with a unit, with who noted it. */
export interface ContactNote {
  id: string;
  unitId: string;
  participantId: string | null;
  participantName: string | null;
  who: string;
  way: ContactWay;
  /** "2021-05-03". */
  contactedOn: string;
  about: string;
  nextStep: string;
  nextOn: string | null;
  nextDoneAt: Temporal.Instant | null;
  isNextDone: boolean;
  writtenBy: string | null;
  writerName: string | null;
}

/** Everything noted, the latest contact first. */
export async function listContactNotes(db: Db, programmeId: string): Promise<ContactNote[]> {
  const rows = await notes(db, programmeId)
    .orderBy("contactedOn", "desc")
    .orderBy("contactNotes.createdAt", "desc")
    .orderBy("contactNotes.id")
    .execute();
  return rows.map((row) => ({ ...row, isNextDone: row.nextDoneAt !== null }));
}

export async function getContactNote(db: Db, programmeId: string, id: string): Promise<ContactNote> {
  const row = await notes(db, programmeId).where("contactNotes.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("contact note");
  return { ...row, isNextDone: row.nextDoneAt !== null };
}

function notes(db: Db, programmeId: string) {
  return db
    .selectFrom("contactNotes")
    .leftJoin("participants", "participants.id", "participantId")
    .leftJoin("users", "users.id", "writtenBy")
    .select(["contactNotes.id", "unitId", "participantId", "participants.name as participantName", "who", "way"])
    .select(["contactedOn", "about", "nextStep", "nextOn", "nextDoneAt", "writtenBy", "users.name as writerName"])
    .where("contactNotes.programmeId", "=", programmeId);
}

/** Whether it is a unit or an organisation of the programme. */
export async function isKnownUnit(db: Db, programmeId: string, unitId: string): Promise<boolean> {
  const query = db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId);
  return (await query.where("id", "=", unitId).executeTakeFirst()) !== undefined;
}

/** Whether the contact of the register is the unit's. */
export async function isOfUnit(
  db: Db,
  { programmeId, unitId, participantId }: { programmeId: string; unitId: string; participantId: string },
): Promise<boolean> {
  const query = db.selectFrom("participants").select("id").where("programmeId", "=", programmeId);
  const row = await query.where("id", "=", participantId).where("organisationId", "=", unitId).executeTakeFirst();
  return row !== undefined;
}

/** The register's contacts of a unit, the main one first. */
export async function listPeopleOf(
  db: Db,
  programmeId: string,
  unitId: string,
): Promise<{ id: string; name: string }[]> {
  const people = await listParticipants(db, programmeId);
  return people.filter(({ organisationId }) => organisationId === unitId);
}
