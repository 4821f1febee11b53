import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { programmeToday } from "../../queries.ts";
import { getUnit, keepTools, listOwnOfDay, lockUnit } from "../queries.ts";
import type { GridRow } from "./forms.ts";

/** Why nothing of the grid is stored: its day has not come, or these tools are not assessed in the unit any more. */
export type GridRefusal = { kind: "in-future" } | { kind: "not-concerned"; toolIds: string[] };

/**
 * Stores what a mentor has judged of a unit's tools on a day: all of it, or nothing. What the same mentor has said last
 * of the same day is not stored again, so that a form that comes twice leaves one row a tool.
 */
export async function assessUnit(
  db: Db,
  {
    programmeId,
    organisationId,
    on,
    rows,
  }: { programmeId: string; organisationId: string; on: string; rows: GridRow[] },
  actorId: string,
): Promise<GridRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    await lockUnit(trx, programmeId, organisationId);
    const judgedTools = rows.map(({ toolId }) => toolId);
    await keepTools(trx, programmeId, judgedTools);
    const { unit, tools } = await getUnit(trx, { programmeId, organisationId });
    const concerned = new Set(tools.map(({ id }) => id));
    const toolIds = judgedTools.filter((id) => !concerned.has(id));
    if (toolIds.length > 0) return { kind: "not-concerned", toolIds };
    if (on > (await programmeToday(trx, programmeId))) return { kind: "in-future" };

    const own = await listOwnOfDay(trx, { programmeId, unitId: unit.id, on, judgedBy: actorId });
    const fresh = rows.filter(({ toolId, score, note, evidence }) => {
      const said = own.get(toolId);
      return said?.score !== score || said.note !== note || said.evidence !== evidence;
    });
    if (fresh.length === 0) return null;
    const judged = { programmeId, unitId: unit.id, assessedOn: on, judge: "mentor" as const };
    await trx
      .insertInto("assessments")
      .values(fresh.map((row) => ({ ...judged, ...row, judgedBy: actorId, writtenBy: actorId })))
      .execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "maturity.assess", subject: unit.id },
      details: { tools: fresh.length, on },
    });
    return null;
  });
}
