import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { findCurrentRun, getVariantInUse, listGroups } from "../queries.ts";

/** Gives a group of the current grouping a name of staff's own. */
export async function renameGroup(
  db: Db,
  programmeId: string,
  groupId: string,
  names: Texts,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await findCurrentRun(trx, programmeId);
    if (run === undefined) throw new NotFound("group");
    const { id: variantId } = await getVariantInUse(trx, run.id);
    if (!(await listGroups(trx, variantId)).some(({ id }) => id === groupId)) throw new NotFound("group");
    await trx
      .updateTable("needGroups")
      .set({ names: json(names), isRenamed: true })
      .where("id", "=", groupId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "group.rename", subject: groupId });
  });
}

/** Puts an organisation in another group of the current grouping, or in none. Where the computing put it stays known. */
export async function moveMember(
  db: Db,
  programmeId: string,
  { organisationId, groupId }: { organisationId: string; groupId: string | null },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await findCurrentRun(trx, programmeId);
    if (run === undefined) throw new NotFound("grouping");
    const { id: variantId } = await getVariantInUse(trx, run.id);
    if (groupId !== null && !(await listGroups(trx, variantId)).some(({ id }) => id === groupId))
      throw new NotFound("group");
    const member = await trx
      .updateTable("groupMembers")
      .set({ groupId })
      .where("variantId", "=", variantId)
      .where("organisationId", "=", organisationId)
      .where("groupId", "is distinct from", groupId)
      .returning("organisationId")
      .executeTakeFirst();
    const known = trx.selectFrom("groupMembers").select("organisationId").where("variantId", "=", variantId);
    if ((await known.where("organisationId", "=", organisationId).executeTakeFirst()) === undefined)
      throw new NotFound("member");
    if (member === undefined) return;
    await recordAct(trx, { actorId, programmeId, act: "group.move", subject: organisationId, details: { groupId } });
  });
}
