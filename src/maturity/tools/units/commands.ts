import { listOrganisations } from "../../../organisations/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { getTool } from "../../queries.ts";
import { lockTools } from "../queries.ts";
import type { Reach } from "./forms.ts";
import { topmost } from "./unit-tree.ts";

export type ReachMistake = "none-chosen" | "unit-unknown";

/** Says which units a tool concerns: all, or the chosen parts of the register with what is below them. */
export async function chooseUnits(
  db: Db,
  programmeId: string,
  toolId: string,
  { reach, unitIds }: Reach,
  actorId: string,
): Promise<ReachMistake | null> {
  return await db.transaction().execute(async (trx) => {
    // Also holds back those who would remove a unit meanwhile: they wait for the same lock.
    await lockTools(trx, programmeId);
    await getTool(trx, programmeId, toolId);
    const units = (await listOrganisations(trx, programmeId)).filter(({ kind }) => kind !== "person");
    const chosen = reach === "all" ? [] : topmost(units, unitIds);
    if (reach === "chosen" && chosen.length === 0) return "none-chosen";
    const known = new Set(units.map(({ id }) => id));
    if (chosen.some((id) => !known.has(id))) return "unit-unknown";
    const concernsAll = reach === "all";
    await trx.updateTable("digitalTools").set({ concernsAll }).where("id", "=", toolId).execute();
    await trx.deleteFrom("digitalToolUnits").where("toolId", "=", toolId).execute();
    const rows = chosen.map((unitId) => ({ programmeId, toolId, unitId }));
    if (rows.length > 0) await trx.insertInto("digitalToolUnits").values(rows).execute();
    await recordAct(trx, { actorId, programmeId, act: "tool.units", subject: toolId });
    return null;
  });
}
