import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";

/** Remembers that someone took figures of the workshops with them. */
export async function recordExport(
  db: Db,
  { programmeId, act, kind }: { programmeId: string; act: "coverage.export" | "figures.export"; kind: "csv" | "xlsx" },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordAct(trx, { actorId, programmeId, act, subject: programmeId, details: { kind } });
  });
}
