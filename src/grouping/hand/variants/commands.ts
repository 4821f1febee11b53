import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, json, type Db, type Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { Texts } from "../../../platform/locales.ts";
import { findCurrentRun, getVariantInUse, type Run } from "../../queries.ts";
import type { StoredResult, Variant } from "../../stored.ts";
import { copyOf, type CopiedGroup, type CopiedMember } from "./copy.ts";
import { lockVariants, loadRows, pointersTo } from "./queries.ts";

export type NameRefusal = "name-taken";
/** Workshops or ballots point to its groups; or it is what later steps work with. */
export type RemovalRefusal = "in-use" | "pointed-to";

/**
 * Keeps the groups as they are now beside those in use, under a name of their own; or makes those that were computed
 * anew and takes them into use. Either way nothing of what there is is lost.
 * @param names of the computed groups, by position.
 */
export async function keepVariant(
  db: Db,
  programmeId: string,
  { name, from, names }: { name: string; from: "present" | "computed"; names: readonly Texts[] },
  actorId: string,
): Promise<"done" | NameRefusal> {
  return await unlessTaken(
    db.transaction().execute(async (trx) => {
      const { run, variants } = await lockRunInUse(trx, programmeId);
      const isComputed = from === "computed";
      const copied = isComputed
        ? computedRows(run.result, names, await presentIds(trx, programmeId, run.result.organisationIds))
        : copyOf(await loadRows(trx, variants.find(({ isCurrent }) => isCurrent)!.id));
      if (isComputed) await setInUse(trx, run.id, null);
      const { id: variantId } = await trx
        .insertInto("groupVariants")
        .values({ programmeId, runId: run.id, name, isCurrent: isComputed, createdBy: actorId })
        .returning("id")
        .executeTakeFirstOrThrow();
      await insertCopied(trx, variantId, copied);
      await recordAct(trx, { actorId, programmeId, act: "group.variant", subject: variantId, details: { from } });
    }),
  );
}

/** Later steps work with this variant from now on; workshops and ballots keep the groups that they have. */
export async function useVariant(db: Db, programmeId: string, variantId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { run, variant } = await lockOne(trx, programmeId, variantId);
    if (variant.isCurrent) return;
    await setInUse(trx, run.id, variantId);
    await recordAct(trx, { actorId, programmeId, act: "group.variantUse", subject: variantId });
  });
}

export async function renameVariant(
  db: Db,
  programmeId: string,
  { variantId, name }: { variantId: string; name: string },
  actorId: string,
): Promise<"done" | NameRefusal> {
  return await unlessTaken(
    db.transaction().execute(async (trx) => {
      await lockOne(trx, programmeId, variantId);
      await trx.updateTable("groupVariants").set({ name }).where("id", "=", variantId).execute();
      await recordAct(trx, { actorId, programmeId, act: "group.variantName", subject: variantId });
    }),
  );
}

export async function removeVariant(
  db: Db,
  programmeId: string,
  variantId: string,
  actorId: string,
): Promise<"done" | RemovalRefusal> {
  return await db.transaction().execute(async (trx) => {
    const { variant } = await lockOne(trx, programmeId, variantId);
    if (variant.isCurrent) return "in-use" as const;
    if ((await pointersTo(trx, [variantId])).length > 0) return "pointed-to" as const;
    // Members before groups: they point to them.
    await trx.deleteFrom("groupMembers").where("variantId", "=", variantId).execute();
    await trx.deleteFrom("groupVariants").where("id", "=", variantId).execute();
    await recordAct(trx, { actorId, programmeId, act: "group.variantRemove", subject: variantId });
    return "done" as const;
  });
}

async function lockRunInUse(
  trx: Tx,
  programmeId: string,
): Promise<{ run: Run & { result: StoredResult }; variants: Variant[] }> {
  const run = await findCurrentRun(trx, programmeId);
  if (run === undefined) throw new NotFound("grouping");
  await getVariantInUse(trx, run.id);
  return { run, variants: await lockVariants(trx, run.id) };
}

async function lockOne(trx: Tx, programmeId: string, variantId: string) {
  const { run, variants } = await lockRunInUse(trx, programmeId);
  const variant = variants.find(({ id }) => id === variantId);
  if (variant === undefined) throw new NotFound("variant");
  return { run, variant };
}

/** One is in use at a time: the old one gives way first. */
async function setInUse(trx: Tx, runId: string, variantId: string | null): Promise<void> {
  const ofRun = trx.updateTable("groupVariants").where("runId", "=", runId);
  await ofRun.set({ isCurrent: false }).where("isCurrent", "=", true).execute();
  if (variantId !== null) await ofRun.set({ isCurrent: true }).where("id", "=", variantId).execute();
}

async function presentIds(trx: Tx, programmeId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = trx.selectFrom("organisations").select("id").where("programmeId", "=", programmeId);
  return new Set((await query.where("id", "in", ids).forKeyShare().execute()).map(({ id }) => id));
}

function computedRows(
  { organisationIds, assignments }: StoredResult,
  names: readonly Texts[],
  present: ReadonlySet<string>,
): { groups: CopiedGroup[]; members: CopiedMember[] } {
  return {
    groups: names.map((each, position) => ({ position, names: each, isRenamed: false, isRemoved: false })),
    members: organisationIds.flatMap((organisationId, at) => {
      const place = assignments[at] ?? null;
      return present.has(organisationId) ? [{ organisationId, place, computed: place, isLocked: false }] : [];
    }),
  };
}

async function insertCopied(
  trx: Tx,
  variantId: string,
  { groups, members }: { groups: CopiedGroup[]; members: CopiedMember[] },
): Promise<void> {
  const inserted = await trx
    .insertInto("needGroups")
    .values(groups.map(({ names, ...group }) => ({ ...group, variantId, names: json(names) })))
    .returning(["id", "position"])
    .execute();
  const idAt = new Map(inserted.map(({ id, position }) => [position, id]));
  const at = (place: number | null) => (place === null ? null : (idAt.get(place) ?? null));
  const rows = members.map(({ organisationId, place, computed, isLocked }) => ({
    variantId,
    organisationId,
    groupId: at(place),
    computedGroupId: at(computed),
    isLocked,
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto("groupMembers")
      .values(rows.slice(from, from + 1000))
      .execute();
}

async function unlessTaken(work: Promise<void>): Promise<"done" | NameRefusal> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (brokenConstraint(error) !== "group_variants_name_unique") throw error;
    return "name-taken";
  }
}
