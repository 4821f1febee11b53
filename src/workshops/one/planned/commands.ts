import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, type Db } from "../../../platform/database.ts";
import { planWorkshop, type WorkshopPlan } from "../../register/commands.ts";
import { getWorkshop, lockRegister } from "../../register/queries.ts";

/** Plans a workshop by hand, after the programme's last one; the same one twice is there once. */
export async function planByHand(
  db: Db,
  plan: Omit<WorkshopPlan, "groupId" | "seriesId"> & { id: string },
  actorId: string,
): Promise<void> {
  const { programmeId, id } = plan;
  try {
    await db.transaction().execute(async (trx) => {
      await lockRegister(trx, programmeId);
      await planWorkshop(trx, { ...plan, groupId: null, seriesId: null });
      await recordAct(trx, { actorId, programmeId, act: "workshop.plan", subject: id });
    });
  } catch (error) {
    if (brokenConstraint(error) !== "workshops_pk") throw error;
    await getWorkshop(db, programmeId, id);
  }
}
