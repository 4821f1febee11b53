import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";

/** Remembers that someone took the results of a survey, in figures, with them. */
export async function recordResultsExport(
  db: Db,
  { programmeId, surveyId, kind }: { programmeId: string; surveyId: string; kind: "csv" | "xlsx" },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordAct(trx, { actorId, programmeId, act: "survey.results", subject: surveyId, details: { kind } });
  });
}
