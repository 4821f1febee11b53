import { sql, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import { listAttendees } from "../attendees/queries.ts";
import { listSeated, listWaiting, type Seated } from "../seats/queries.ts";
import { inTurn } from "../seats/waiting-list.ts";
import type { Contact } from "./recipients.ts";

/** Contacts of the workshop's audience, of the whole programme where it has none; organisation by organisation, main first. */
export async function listContacts(
  db: Db,
  programmeId: string,
  workshop: { id: string | null; organisationIds: readonly string[] },
): Promise<Contact[]> {
  const rows = await db
    .selectFrom("participants")
    .innerJoin("organisations", "organisations.id", "participants.organisationId")
    .select(["participants.id as participantId", "organisations.id as organisationId", "participants.name"])
    .select(["organisations.name as organisationName"])
    .select([
      sql<boolean>`organisations.commitment = 'committed'`.as("isCommitted"),
      sql<boolean>`row_number() over (
        partition by organisations.id order by participants.is_main desc, participants.name, participants.id) = 1`.as(
        "isMain",
      ),
      sql<boolean>`exists (
        select from workshop_seats join attendees on attendees.id = attendee_id
        where workshop_id = ${workshop.id} and attendees.participant_id = participants.id)`.as("isThere"),
    ])
    .where("participants.programmeId", "=", programmeId)
    .where("organisations.commitment", "<>", "left")
    .$if(workshop.organisationIds.length > 0, (query) =>
      query.where("organisations.id", "in", workshop.organisationIds),
    )
    .execute();
  return rows.sort(
    (a, b) =>
      a.organisationName.localeCompare(b.organisationName, "fi") ||
      (a.organisationId < b.organisationId ? -1 : a.organisationId > b.organisationId ? 1 : 0) ||
      Number(b.isMain) - Number(a.isMain) ||
      a.name.localeCompare(b.name, "fi"),
  );
}

/** Somebody of the workshop with the colleague who sent them. */
export interface Person extends Seated {
  senderName: string | null;
  /** Whether the last mail to the person's address could not be delivered. */
  isUndelivered: boolean;
}

/** Everybody of the workshop by name; those who wait, in turn. */
export async function listPeople(db: Db, programmeId: string, workshopId: string): Promise<Person[]> {
  const seated = await listSeated(db, programmeId, workshopId);
  const senderIds = seated.flatMap(({ seat }) => (seat.sentBy === null ? [] : [seat.sentBy]));
  const senders = new Map((await listAttendees(db, programmeId, senderIds)).map(({ id, name }) => [id, name]));
  const undelivered = await listUndelivered(
    db,
    programmeId,
    seated.map(({ person }) => person.email.toLowerCase()),
  );
  const turns = new Map(inTurn(await listWaiting(db, workshopId)).map(({ seatId }, at) => [seatId, at]));
  const turnOf = ({ seat }: Seated) => turns.get(seat.id) ?? 0;
  return seated
    .map((each) => ({
      ...each,
      senderName: senders.get(each.seat.sentBy ?? "") ?? null,
      isUndelivered: undelivered.has(each.person.email.toLowerCase()),
    }))
    .sort((a, b) => turnOf(a) - turnOf(b) || a.person.name.localeCompare(b.person.name, "fi"));
}

/** Those of the addresses to which the programme's last mail failed. */
async function listUndelivered(db: Db, programmeId: string, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const rows = await db
    .selectFrom("mails")
    .distinctOn(sql`lower(to_address)`)
    .select([sql<string>`lower(to_address)`.as("email"), "state"])
    .where("programmeId", "=", programmeId)
    .where(sql<string>`lower(to_address)`, "in", emails)
    .orderBy(sql`lower(to_address)`)
    .orderBy("createdAt", "desc")
    .execute();
  return new Set(rows.filter(({ state }) => state === "failed").map(({ email }) => email));
}

/** When the newest of the person's links was made; null where there is none. */
export async function newestLinkAt(db: Db, attendeeId: string): Promise<Temporal.Instant | null> {
  const { at } = await db
    .selectFrom("attendeeLinks")
    .select(sql<Temporal.Instant | null>`max(created_at)`.as("at"))
    .where("attendeeId", "=", attendeeId)
    .executeTakeFirstOrThrow();
  return at;
}

/** The organisation of that name in the register, as somebody wrote it. */
export async function findOrganisation(db: Db, programmeId: string, name: string): Promise<{ id: string } | undefined> {
  return await db
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where(sql<SqlBool>`lower(name) = lower(${name})`)
    .executeTakeFirst();
}
