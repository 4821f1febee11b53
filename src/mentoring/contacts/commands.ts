import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { programmeToday } from "../../maturity/index.ts";
import type { ContactRefusal, ContactWay } from "./contact.ts";
import { getContactNote, isKnownUnit, isOfUnit } from "./queries.ts";

/** What is noted of being in touch with a unit. */
export interface ContactDetails {
  programmeId: string;
  unitId: string;
  /** A contact of the register, where it was one. */
  participantId: string | null;
  /** Who it was in words, for example by role: "esihenkilö". */
  who: string;
  way: ContactWay;
  contactedOn: string;
  about: string;
  /** What is to be done next, and by when; empty where nothing is. */
  nextStep: string;
  nextOn: string | null;
}

/** Notes a contact. The id is chosen by the form, so that one sent twice is noted once. */
export async function noteContact(
  db: Db,
  { id, ...details }: ContactDetails & { id: string },
  actorId: string,
): Promise<ContactRefusal | null> {
  const { programmeId } = details;
  try {
    return await db.transaction().execute(async (trx) => {
      const refused = await refusalOf(trx, details);
      if (refused !== null) return refused;
      await trx
        .insertInto("contactNotes")
        .values({ id, ...details, writtenBy: actorId })
        .execute();
      await recordAct(trx, { actorId, programmeId, act: "contact.note", subject: id });
      return null;
    });
  } catch (error) {
    if (brokenConstraint(error) !== "contact_notes_pk") throw error;
    await getContactNote(db, programmeId, id);
    return null;
  }
}

/** Puts right what was noted. */
export async function correctContact(
  db: Db,
  { id, ...details }: ContactDetails & { id: string },
  actorId: string,
): Promise<ContactRefusal | null> {
  const { programmeId } = details;
  return await db.transaction().execute(async (trx) => {
    await lockNote(trx, programmeId, id);
    const { unitId, participantId } = await getContactNote(trx, programmeId, id);
    // Who has moved to another unit since stays the one who was spoken with then.
    const isSamePerson = unitId === details.unitId && participantId === details.participantId;
    const refused = await refusalOf(trx, { ...details, ...(isSamePerson && { participantId: null }) });
    if (refused !== null) return refused;
    const isNextGone = details.nextStep === "" && { nextDoneAt: null };
    await trx
      .updateTable("contactNotes")
      .set({ ...details, ...isNextGone })
      .where("id", "=", id)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "contact.correct", subject: id });
    return null;
  });
}

/** Says that the next step has been taken, or has not been after all. */
export async function markNextStep(
  db: Db,
  { programmeId, id, isDone }: { programmeId: string; id: string; isDone: boolean },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockNote(trx, programmeId, id);
    const { nextStep, nextDoneAt } = await getContactNote(trx, programmeId, id);
    if (nextStep === "" || (nextDoneAt !== null) === isDone) return;
    const at = isDone ? await databaseNow(trx) : null;
    await trx.updateTable("contactNotes").set({ nextDoneAt: at }).where("id", "=", id).execute();
    await recordAct(trx, {
      actorId,
      programmeId,
      act: isDone ? "contact.next-done" : "contact.next-open",
      subject: id,
    });
  });
}

/** Takes a note away that was made by mistake. */
export async function removeContactNote(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockNote(trx, programmeId, id);
    await trx.deleteFrom("contactNotes").where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "contact.remove", subject: id });
  });
}

async function refusalOf(
  trx: Tx,
  { programmeId, unitId, participantId, contactedOn }: ContactDetails,
): Promise<ContactRefusal | null> {
  if (!(await isKnownUnit(trx, programmeId, unitId))) throw new NotFound("unit");
  if (contactedOn > (await programmeToday(trx, programmeId))) return "in-future";
  if (participantId !== null && !(await isOfUnit(trx, { programmeId, unitId, participantId }))) return "not-of-unit";
  return null;
}

async function lockNote(trx: Tx, programmeId: string, id: string): Promise<void> {
  const query = trx.selectFrom("contactNotes").select("id").where("programmeId", "=", programmeId).where("id", "=", id);
  if ((await query.forUpdate().executeTakeFirst()) === undefined) throw new NotFound("contact note");
}
