import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";

/** Remembers that someone took the table of needs, small industries included, with them. */
export async function recordExport(
  db: Db,
  { programmeId, surveyId, kind }: { programmeId: string; surveyId: string; kind: "csv" | "xlsx" },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordAct(trx, { actorId, programmeId, act: "needs.export", subject: surveyId, details: { kind } });
  });
}
