import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";

/** Remembers that someone took the levels of the units with them. */
export async function recordExport(db: Db, programmeId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordAct(trx, { actorId, programmeId, act: "maturity.export", subject: programmeId });
  });
}
