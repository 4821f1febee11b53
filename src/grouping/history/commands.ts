import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import { lockRun } from "../queries.ts";
import { lockProgramme } from "../runs/commands.ts";

/** A run that did not come to a result has no groups to work with. */
export type UseRefusal = "no-result";

/**
 * Makes an earlier run the one that the programme works with, with the groups as staff left them. Workshops and ballots
 * keep the groups that they were made for. A run that is in use already stays so.
 */
export async function useRun(
  db: Db,
  programmeId: string,
  runId: string,
  actorId: string,
): Promise<"used" | UseRefusal> {
  return await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, programmeId);
    const run = await lockRun(trx, programmeId, runId);
    if (run.result === null) return "no-result";
    if (run.isCurrent) return "used";
    const runs = trx.updateTable("groupingRuns").where("programmeId", "=", programmeId);
    await runs.set({ isCurrent: false }).where("isCurrent", "=", true).execute();
    await runs.set({ isCurrent: true }).where("id", "=", runId).execute();
    await recordAct(trx, { actorId, programmeId, act: "grouping.use", subject: runId });
    return "used";
  });
}
