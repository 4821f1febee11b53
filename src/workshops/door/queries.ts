import type { Db } from "../../platform/database.ts";
import { listSeated } from "../seats/queries.ts";
import { isSameName } from "./door.ts";

interface Place {
  programmeId: string;
  workshopId: string;
}

/** Those of the workshop who have that e-mail: several, where an organisation shares one. */
export async function listSeatedByEmail(db: Db, place: Place, email: string): Promise<{ id: string; name: string }[]> {
  const seated = await listSeated(db, place.programmeId, place.workshopId);
  return seated.map(({ person }) => person).filter((person) => person.email.toLowerCase() === email);
}

/** Those of the workshop who have that name, and the organisation where one is given. */
export async function listSeatedByName(
  db: Db,
  place: Place,
  { name, organisation }: { name: string; organisation: string },
): Promise<string[]> {
  const seated = await listSeated(db, place.programmeId, place.workshopId);
  return seated
    .map(({ person }) => person)
    .filter((person) => isSameName(person.name, name))
    .filter(({ organisationName }) => organisation === "" || isSameName(organisationName, organisation))
    .map(({ id }) => id);
}

/** The contacts of an organisation of the register with that name. */
export async function listContactsByName(
  db: Db,
  { programmeId, organisationId, name }: { programmeId: string; organisationId: string; name: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("participants")
    .select(["id", "name"])
    .where("programmeId", "=", programmeId)
    .where("organisationId", "=", organisationId)
    .execute();
  return rows.filter((row) => isSameName(row.name, name)).map(({ id }) => id);
}

/** Guests of the programme who have come before under that name from that organisation. */
export async function listGuestsByName(
  db: Db,
  programmeId: string,
  { name, organisation }: { name: string; organisation: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("attendees")
    .select(["id", "name", "organisationName"])
    .where("programmeId", "=", programmeId)
    .where("participantId", "is", null)
    .where("name", "<>", "")
    .execute();
  return rows
    .filter((row) => isSameName(row.name, name) && isSameName(row.organisationName, organisation))
    .map(({ id }) => id);
}
