import { addContact, getOrganisation, registerOrganisations, removeContact } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { listIndustries } from "../../programmes/index.ts";
import type { Posting } from "../letters/commands.ts";
import type { NewOrganisation } from "./forms.ts";
import { mergeAttendee } from "./merging/commands.ts";
import { findAttendeeOfContact, getMatched, isGuestThere } from "./queries.ts";

interface GuestPlace {
  programmeId: string;
  guestId: string;
}

/** Says which organisation a guest is of: they become its contact. Returns who they are now as an attendee. */
export async function matchGuest(
  db: Db,
  posting: Posting,
  { organisationId, ...place }: GuestPlace & { organisationId: string },
  actorId: string,
): Promise<string> {
  return await db.transaction().execute((trx) => match(trx, posting, place, organisationId, actorId));
}

/** The same with an organisation that is new to the register; one of that name there is the same one. */
export async function matchGuestToNew(
  db: Db,
  posting: Posting,
  { organisation, ...place }: GuestPlace & { organisation: NewOrganisation },
  actorId: string,
): Promise<{ attendeeId: string } | "industry-unknown"> {
  const { programmeId } = place;
  return await db.transaction().execute(async (trx) => {
    const { industryId, name } = organisation;
    const industries = await listIndustries(trx, programmeId);
    if (industryId !== null && !industries.some(({ id }) => id === industryId)) return "industry-unknown";
    const ids = await registerOrganisations(trx, programmeId, [{ ...organisation, sizeClass: null, contacts: [] }]);
    const organisationId = ids.get(name) ?? "";
    await recordAct(trx, { actorId, programmeId, act: "organisation.add", subject: organisationId });
    return { attendeeId: await match(trx, posting, place, organisationId, actorId) };
  });
}

async function match(
  trx: Tx,
  posting: Posting,
  { programmeId, guestId }: GuestPlace,
  organisationId: string,
  actorId: string,
): Promise<string> {
  await getOrganisation(trx, programmeId, organisationId);
  await lockGuest(trx, programmeId, guestId);
  const guest = await getMatched(trx, programmeId, guestId);
  // Pressed twice, or by two at once: who has been matched stays so.
  if (guest.participantId !== null) return guestId;
  const matched = { organisationId, matchedAt: await databaseNow(trx), staysGuestAt: null };
  const row = trx.updateTable("attendees").where("id", "=", guestId);
  const record = (details: Record<string, string | boolean>) =>
    recordAct(trx, {
      ...{ actorId, programmeId, act: "attendee.match", subject: guestId },
      details: { organisation: organisationId, ...details },
    });
  if (guest.email === "") {
    await row.set(matched).execute();
    await record({});
    return guestId;
  }
  const { name, email, locale } = guest;
  const contact = await addContact(trx, { programmeId, organisationId, actorId }, { name, email, locale });
  const other = await findAttendeeOfContact(trx, contact.id);
  // From here on name and address are the register's: who is removed from it leaves nobody's name behind.
  const known = { ...matched, participantId: contact.id, madeContact: contact.isNew, name: "", email: "" };
  if (other === undefined) await row.set(known).execute();
  else await mergeAttendee(trx, posting, { programmeId, from: guestId, to: other.id });
  await record({ contact: contact.id, merged: other !== undefined });
  return other?.id ?? guestId;
}

/** Takes a matching back, while it is known: the contact that it made is removed unless it has got a vote meanwhile. */
export async function unmatchGuest(
  db: Db,
  { programmeId, guestId }: GuestPlace,
  actorId: string,
): Promise<"guest-there" | null> {
  return await db.transaction().execute(async (trx) => {
    await lockGuest(trx, programmeId, guestId);
    const guest = await getMatched(trx, programmeId, guestId);
    const { isMatched, participantId, organisationId, madeContact, name, email, locale } = guest;
    if (!isMatched) return null;
    if (await isGuestThere(trx, guest)) return "guest-there";
    await trx
      .updateTable("attendees")
      .set({ participantId: null, organisationId: null, matchedAt: null, madeContact: false, name, email, locale })
      .where("id", "=", guestId)
      .execute();
    if (madeContact && participantId !== null && organisationId !== null)
      await removeContact(trx, { programmeId, organisationId, actorId }, participantId);
    await recordAct(trx, { actorId, programmeId, act: "attendee.unmatch", subject: guestId });
    return null;
  });
}

/** Leaves somebody a guest: nobody is asked again who they are. Or takes that back. */
export async function leaveGuest(
  db: Db,
  { programmeId, guestId, stays }: GuestPlace & { stays: boolean },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockGuest(trx, programmeId, guestId);
    const guest = await getMatched(trx, programmeId, guestId);
    if (guest.participantId !== null || guest.stays === stays) return;
    const staysGuestAt = stays ? await databaseNow(trx) : null;
    await trx.updateTable("attendees").set({ staysGuestAt }).where("id", "=", guestId).execute();
    const act = stays ? "attendee.leave-guest" : "attendee.ask-again";
    await recordAct(trx, { actorId, programmeId, act, subject: guestId });
  });
}

async function lockGuest(trx: Tx, programmeId: string, guestId: string): Promise<void> {
  const row = await trx
    .selectFrom("attendees")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "=", guestId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("guest");
}
