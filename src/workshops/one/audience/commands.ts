import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { getWorkshop, listOrganisationsAmong, lockWorkshop } from "../../register/queries.ts";
import type { EditRefusal } from "../edit-refusal.ts";
import { workshopVersion } from "../version.ts";

/**
 * Says anew for whom a workshop is. Who has been invited stays invited; the name of a need group's workshops stays the
 * group's.
 */
export async function changeAudience(
  db: Db,
  { programmeId, workshopId, version, organisationIds, names }: AudienceChange,
  actorId: string,
): Promise<EditRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const state = await lockWorkshop(trx, programmeId, workshopId);
    if (state === "cancelled") return "cancelled";
    const workshop = await getWorkshop(trx, programmeId, workshopId);
    if (workshopVersion(workshop) !== version) return "changed-meanwhile";
    if (workshop.groupId === null)
      await trx
        .updateTable("workshops")
        .set({ audienceNames: json(names) })
        .where("id", "=", workshopId)
        .execute();
    await writeOrganisations(trx, { programmeId, workshopId }, organisationIds);
    await recordAct(trx, { actorId, programmeId, act: "workshop.audience", subject: workshopId });
    return null;
  });
}

interface AudienceChange extends WorkshopPlace {
  version: string;
  organisationIds: string[];
  names: Texts;
}

async function writeOrganisations(
  trx: Tx,
  { programmeId, workshopId }: WorkshopPlace,
  organisationIds: string[],
): Promise<void> {
  const known = await listOrganisationsAmong(trx, programmeId, organisationIds);
  await trx.deleteFrom("workshopOrganisations").where("workshopId", "=", workshopId).execute();
  const rows = known.map((organisationId) => ({ workshopId, organisationId }));
  if (rows.length > 0) await trx.insertInto("workshopOrganisations").values(rows).execute();
}
