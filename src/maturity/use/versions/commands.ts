import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { getTool } from "../../queries.ts";
import { lockTools } from "../../tools/queries.ts";
import { listVersions } from "../queries.ts";
import type { VersionDetails } from "./forms.ts";

export type VersionMistake = "name-taken";

export interface VersionPlace {
  programmeId: string;
  toolId: string;
  versionId: string;
}

/** Tells of a version of a tool that has been, or will be, taken into use. The same sent twice is one. */
export async function addVersion(
  db: Db,
  { programmeId, toolId, ...details }: VersionDetails & { programmeId: string; toolId: string },
  actorId: string,
): Promise<{ id: string } | { mistake: VersionMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    await getTool(trx, programmeId, toolId);
    const namesake = (await listVersions(trx, programmeId)).find(isNamesake(toolId, details));
    if (namesake !== undefined) {
      const isTwice = namesake.inUseFrom === details.inUseFrom && namesake.note === details.note;
      return isTwice ? { id: namesake.id } : { mistake: "name-taken" };
    }
    const { id } = await trx
      .insertInto("toolVersions")
      .values({ programmeId, toolId, ...details })
      .returning("id")
      .executeTakeFirstOrThrow();
    await recordAct(trx, { actorId, programmeId, act: "version.add", subject: id });
    return { id };
  });
}

export async function editVersion(
  db: Db,
  { programmeId, toolId, versionId }: VersionPlace,
  details: VersionDetails,
  actorId: string,
): Promise<VersionMistake | null> {
  return await db.transaction().execute(async (trx) => {
    await lockTools(trx, programmeId);
    const versions = await listVersions(trx, programmeId);
    if (!versions.some((each) => each.id === versionId && each.toolId === toolId)) throw new NotFound("version");
    const namesake = versions.find(isNamesake(toolId, details));
    if (namesake !== undefined && namesake.id !== versionId) return "name-taken";
    await trx.updateTable("toolVersions").set(details).where("id", "=", versionId).execute();
    await recordAct(trx, { actorId, programmeId, act: "version.edit", subject: versionId });
    return null;
  });
}

export async function removeVersion(
  db: Db,
  { programmeId, toolId, versionId }: VersionPlace,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("toolVersions")
      .where("programmeId", "=", programmeId)
      .where("toolId", "=", toolId)
      .where("id", "=", versionId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new NotFound("version");
    await recordAct(trx, { actorId, programmeId, act: "version.remove", subject: versionId });
  });
}

function isNamesake(toolId: string, { name }: VersionDetails) {
  return (other: { toolId: string; name: string }) =>
    other.toolId === toolId && other.name.toLowerCase() === name.toLowerCase();
}
