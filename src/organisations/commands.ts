import { randomUUID } from "node:crypto";
import { recordAct } from "../platform/audit-log.ts";
import type { Db, Tx } from "../platform/database.ts";
import { listIndustries } from "../programmes/index.ts";
import type { NewOrganisation, OrganisationDetails } from "./forms.ts";
import { nameKey } from "./names.ts";
import { findTies, getOrganisation, listKnown, listOrganisations, lockOrganisations } from "./queries.ts";
import { changesBy, type Changes, type Registration } from "./registration.ts";
import { isFollowed, removalRefusal, type RemovalRefusal } from "./ties.ts";
import { partName, renamedParts, treeMistake, type TreeMistake } from "./tree.ts";

export type DetailsMistake = "name-taken" | "industry-unknown" | "person-assessed" | TreeMistake;
type Outcome = { id: string } | { mistake: DetailsMistake };

/** Takes an organisation into the programme, with its main contact person where one is given. */
export async function addOrganisation(
  db: Db,
  programmeId: string,
  form: NewOrganisation,
  actorId: string,
): Promise<Outcome> {
  const { contactName: name, contactEmail: email, contactLocale: locale, ...details } = form;
  return await db.transaction().execute(async (trx) => {
    await lockOrganisations(trx, programmeId);
    const placed = await placeIn(trx, programmeId, null, details);
    if ("mistake" in placed) return placed;
    const { id } = await trx
      .insertInto("organisations")
      .values({ programmeId, ...details, name: placed.name })
      .returning("id")
      .executeTakeFirstOrThrow();
    const contact = { programmeId, organisationId: id, name, email, locale, isMain: true };
    if (email !== "") await trx.insertInto("participants").values(contact).execute();
    await recordAct(trx, { actorId, programmeId, act: "organisation.add", subject: id });
    return { id };
  });
}

export async function editOrganisation(
  db: Db,
  programmeId: string,
  id: string,
  details: OrganisationDetails,
  actorId: string,
): Promise<Outcome> {
  return await db.transaction().execute(async (trx) => {
    await lockOrganisations(trx, programmeId);
    await getOrganisation(trx, programmeId, id);
    const placed = await placeIn(trx, programmeId, id, details);
    if ("mistake" in placed) return placed;
    const rows = trx.updateTable("organisations").where("programmeId", "=", programmeId);
    await rows
      .set({ ...details, name: placed.name })
      .where("id", "=", id)
      .execute();
    // Through names that nobody has: two parts may be about to swap theirs.
    for (const [part, name] of placed.parts)
      await rows
        .set({ name: `${part} ${name}` })
        .where("id", "=", part)
        .execute();
    for (const [part, name] of placed.parts) await rows.set({ name }).where("id", "=", part).execute();
    await recordAct(trx, { actorId, programmeId, act: "organisation.edit", subject: id });
    return { id };
  });
}

/** The whole name that the details give, and those of its parts; or what is wrong with the details. */
async function placeIn(
  trx: Tx,
  programmeId: string,
  id: string | null,
  { name: own, kind, parentId, industryId }: OrganisationDetails,
): Promise<{ name: string; parts: Map<string, string> } | { mistake: DetailsMistake }> {
  const all = await listOrganisations(trx, programmeId);
  const mistake = treeMistake(all, { id, kind, parentId });
  if (mistake !== null) return { mistake };
  if (id !== null && kind === "person" && isFollowed(await findTies(trx, programmeId, id)))
    return { mistake: "person-assessed" };
  const name = partName(all.find((other) => other.id === parentId)?.name ?? null, own);
  if (all.some((other) => other.id !== id && nameKey(other.name) === nameKey(name))) return { mistake: "name-taken" };
  const parts = id === null ? new Map<string, string>() : renamedParts(all, id, name);
  if (industryId === null) return { name, parts };
  const industries = await listIndustries(trx, programmeId);
  return industries.some((industry) => industry.id === industryId) ? { name, parts } : { mistake: "industry-unknown" };
}

/** Removes an organisation and its participants, unless others have already done something with it. */
export async function removeOrganisation(
  db: Db,
  programmeId: string,
  id: string,
  actorId: string,
): Promise<RemovalRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    await lockOrganisations(trx, programmeId);
    await trx
      .selectFrom("organisations")
      .select("id")
      .where("programmeId", "=", programmeId)
      .where("id", "=", id)
      .forUpdate()
      .execute();
    await getOrganisation(trx, programmeId, id);
    const refused = removalRefusal(await findTies(trx, programmeId, id));
    if (refused !== null) return refused;
    await trx.deleteFrom("organisations").where("programmeId", "=", programmeId).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "organisation.remove", subject: id });
    return null;
  });
}

/**
 * Creates or updates organisations, their segments and their contacts, matched by name and by e-mail; what is registered already stays
 * as it is. Returns each one's id by its name as given. For imports and seeds, in their own transaction.
 */
export async function registerOrganisations(
  trx: Tx,
  programmeId: string,
  rows: readonly Registration[],
): Promise<Map<string, string>> {
  await lockOrganisations(trx, programmeId);
  const changes = changesBy(await listKnown(trx, programmeId), rows, randomUUID);
  await writeChanges(trx, programmeId, changes);
  return changes.ids;
}

async function writeChanges(
  trx: Tx,
  programmeId: string,
  { organisations, placings, contacts }: Changes,
): Promise<void> {
  for (const batch of batches(organisations)) {
    await trx
      .insertInto("organisations")
      .values(batch.map((row) => ({ ...row, programmeId })))
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((eb) => ({
          industryId: eb.ref("excluded.industryId"),
          sizeClass: eb.ref("excluded.sizeClass"),
          municipality: eb.ref("excluded.municipality"),
          commitment: eb.ref("excluded.commitment"),
        })),
      )
      .execute();
  }
  for (const batch of batches(placings))
    await trx
      .insertInto("segmentParts")
      .values(batch.map((placing) => ({ ...placing, programmeId })))
      .onConflict((conflict) =>
        conflict.column("unitId").doUpdateSet((eb) => ({ segmentId: eb.ref("excluded.segmentId") })),
      )
      .execute();
  for (const batch of batches(contacts)) {
    await trx
      .insertInto("participants")
      .values(
        batch.map(({ id, organisationId, name, email, locale, isMain }) => ({
          id,
          organisationId,
          programmeId,
          name,
          email,
          locale,
          isMain,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet((eb) => ({ name: eb.ref("excluded.name"), locale: eb.ref("excluded.locale") })),
      )
      .execute();
  }
}

// A statement may have 65,535 parameters.
const batchSize = 1_000;

function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, at) =>
    rows.slice(at * batchSize, (at + 1) * batchSize),
  );
}
