import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { getOrganisation } from "../queries.ts";
import type { Contact } from "../registration.ts";
import type { ParticipantDetails } from "./forms.ts";
import { getParticipant, isVoter, listParticipantsOf } from "./queries.ts";

export type ParticipantMistake = "email-taken";
export type ParticipantRefusal = "voter";

interface Place {
  programmeId: string;
  organisationId: string;
  actorId: string;
}

/** Adds a contact person; the first one of an organisation is its main one. */
export async function addParticipant(
  db: Db,
  place: Place,
  details: ParticipantDetails,
): Promise<ParticipantMistake | null> {
  const { programmeId, organisationId } = place;
  return await db.transaction().execute(async (trx) => {
    const others = await lockParticipants(trx, place);
    if (others.some((other) => other.email === details.email)) return "email-taken" as const;
    const isMain = details.isMain || others.length === 0;
    if (isMain) await clearMain(trx, organisationId);
    const values = { ...details, isMain, programmeId, organisationId };
    const { id } = await trx.insertInto("participants").values(values).returning("id").executeTakeFirstOrThrow();
    await recordAct(trx, { actorId: place.actorId, programmeId, act: "participant.add", subject: id });
    return null;
  });
}

/**
 * Sees to it that the organisation has this contact, as a part of another act; who is there under that address already
 * stays as they are. The first one of an organisation is its main one.
 */
export async function addContact(
  trx: Tx,
  place: Place,
  { name, email, locale }: Contact,
): Promise<{ id: string; isNew: boolean }> {
  const { programmeId, organisationId, actorId } = place;
  const others = await lockParticipants(trx, place);
  const known = others.find((other) => other.email.toLowerCase() === email.toLowerCase());
  if (known !== undefined) return { id: known.id, isNew: false };
  const values = { name, email: email.toLowerCase(), locale, isMain: others.length === 0, programmeId, organisationId };
  const { id } = await trx.insertInto("participants").values(values).returning("id").executeTakeFirstOrThrow();
  await recordAct(trx, { actorId, programmeId, act: "participant.add", subject: id });
  return { id, isNew: true };
}

/** Changes a contact person. The main one stays main until another is made main. */
export async function editParticipant(
  db: Db,
  place: Place,
  id: string,
  details: ParticipantDetails,
): Promise<ParticipantMistake | null> {
  return await db.transaction().execute(async (trx) => {
    const all = await lockParticipants(trx, place);
    const before = all.find((one) => one.id === id);
    if (before === undefined) throw new NotFound("participant");
    if (all.some((other) => other.id !== id && other.email === details.email)) return "email-taken" as const;
    const isMain = before.isMain || details.isMain;
    if (isMain && !before.isMain) await clearMain(trx, place.organisationId);
    await trx
      .updateTable("participants")
      .set({ ...details, isMain })
      .where("id", "=", id)
      .execute();
    await recordAct(trx, {
      actorId: place.actorId,
      programmeId: place.programmeId,
      act: "participant.edit",
      subject: id,
    });
    return null;
  });
}

/** Removes a contact person who has no vote; when it was the main one, the next becomes main. */
export async function removeParticipant(db: Db, place: Place, id: string): Promise<ParticipantRefusal | null> {
  return await db.transaction().execute((trx) => removeContact(trx, place, id));
}

/** The same as a part of another act. */
export async function removeContact(trx: Tx, place: Place, id: string): Promise<ParticipantRefusal | null> {
  const all = await lockParticipants(trx, place);
  const { isMain } = await getParticipant(trx, place.programmeId, place.organisationId, id);
  if (await isVoter(trx, id)) return "voter";
  await trx.deleteFrom("participants").where("id", "=", id).execute();
  const next = all.find((other) => other.id !== id);
  if (isMain && next !== undefined)
    await trx.updateTable("participants").set({ isMain: true }).where("id", "=", next.id).execute();
  await recordAct(trx, {
    actorId: place.actorId,
    programmeId: place.programmeId,
    act: "participant.remove",
    subject: id,
  });
  return null;
}

async function lockParticipants(trx: Tx, { programmeId, organisationId }: Place) {
  await trx
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "=", organisationId)
    .forUpdate()
    .execute();
  await getOrganisation(trx, programmeId, organisationId);
  return await listParticipantsOf(trx, programmeId, organisationId);
}

async function clearMain(trx: Tx, organisationId: string): Promise<void> {
  await trx
    .updateTable("participants")
    .set({ isMain: false })
    .where("organisationId", "=", organisationId)
    .where("isMain", "=", true)
    .execute();
}
