import { sql, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { grantByLink } from "../../identity/index.ts";
import { newToken, tokenHash } from "../../platform/browser-session.ts";
import type { Db, Tx } from "../../platform/database.ts";
import type { Locale } from "../../platform/locales.ts";
import { findAttendeeByLink } from "./queries.ts";

/** The attendee of a contact of the register: made at the first need, the same ever after. */
export async function attendeeOfContact(
  trx: Tx,
  contact: { programmeId: string; participantId: string; organisationId: string },
): Promise<string> {
  const { id } = await trx
    .insertInto("attendees")
    .values(contact)
    .onConflict((conflict) => conflict.column("participantId").doUpdateSet({ organisationId: contact.organisationId }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The same of many contacts, each given once; in their order, so that two who name the same people wait for each other. */
export async function attendeesOfContacts(
  trx: Tx,
  programmeId: string,
  contacts: readonly { participantId: string; organisationId: string }[],
): Promise<string[]> {
  if (contacts.length === 0) return [];
  const rows = await trx
    .insertInto("attendees")
    .values(contacts.map((contact) => ({ programmeId, ...contact })))
    .onConflict((conflict) =>
      conflict.column("participantId").doUpdateSet((eb) => ({ organisationId: eb.ref("excluded.organisationId") })),
    )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

export interface Guest {
  programmeId: string;
  name: string;
  /** May be empty for somebody who walked in. */
  email: string;
  locale: Locale;
  /** Where it is known to be in the register. */
  organisationId: string | null;
  organisationName: string;
}

/**
 * The attendee of somebody who gave a name and an address. A contact of the register with that address is that contact;
 * a guest who came before is the same guest, under the name given first. Without an address everyone is somebody new.
 */
export async function attendeeOfGuest(trx: Tx, guest: Guest): Promise<string> {
  const contact = guest.email === "" ? undefined : await findContact(trx, guest);
  if (contact !== undefined) return await attendeeOfContact(trx, { ...contact, programmeId: guest.programmeId });
  const { id } = await trx
    .insertInto("attendees")
    .values(guest)
    .onConflict((conflict) =>
      conflict
        .expression(sql`programme_id, lower(email)`)
        .where(sql<SqlBool>`participant_id is null and email <> ''`)
        .doUpdateSet({ email: guest.email }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Of several contacts with the same address, the one of the guest's organisation, then a main contact, then the first made. */
async function findContact(trx: Tx, { programmeId, organisationId, email }: Guest) {
  return await trx
    .selectFrom("participants")
    .select(["id as participantId", "organisationId"])
    .where("programmeId", "=", programmeId)
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", email.toLowerCase()))
    .orderBy(sql`organisation_id is not distinct from ${organisationId}::uuid`, "desc")
    .orderBy("isMain", "desc")
    .orderBy("createdAt")
    .orderBy("id")
    .executeTakeFirst();
}

/** How long a personal link to one's workshops works: well past a programme's last certificate. */
const linkDays = 400;

/**
 * A personal link for a mail that is written now. Only its hash is stored, so each mail has one of its own, and they all
 * work: a reminder never takes the invitation's link away.
 */
export async function newAttendeeLink(trx: Tx, attendeeId: string): Promise<string> {
  const token = newToken();
  const expiresAt = sql<Temporal.Instant>`now() + make_interval(days => ${linkDays})`;
  await trx
    .insertInto("attendeeLinks")
    .values({ tokenHash: tokenHash(token), attendeeId, expiresAt })
    .execute();
  return token;
}

/** Ends all personal links of one person; returns how many there were. */
export async function endLinksOf(trx: Tx, attendeeId: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("attendeeLinks")
    .where("attendeeId", "=", attendeeId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes links that nobody can use any more. */
export async function forgetExpiredLinks(db: Db): Promise<void> {
  await db
    .deleteFrom("attendeeLinks")
    .where("expiresAt", "<", sql<Temporal.Instant>`now()`)
    .execute();
}

export type Opened = { attendeeId: string; sessionToken: string } | "unknown-link";

/** Exchanges a personal link for a session of this browser. */
export async function openAttendeeLink(db: Db, token: string, oldSessionToken: string): Promise<Opened> {
  return await db.transaction().execute(async (trx) => {
    const attendee = await findAttendeeByLink(trx, token);
    if (attendee === undefined) return "unknown-link";
    const { id: attendeeId } = attendee;
    const grant = { kind: "attendee" as const, subjectId: attendeeId, key: "" };
    return { attendeeId, sessionToken: await grantByLink(trx, oldSessionToken, grant) };
  });
}
