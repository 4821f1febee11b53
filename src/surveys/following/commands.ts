import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";

/** Remembers that someone took all answers of a survey with them. */
export async function recordExport(
  db: Db,
  {
    programmeId,
    surveyId,
    kind,
    responses,
  }: { programmeId: string; surveyId: string; kind: "csv" | "xlsx"; responses: number },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const details = { kind, responses };
    await recordAct(trx, { actorId, programmeId, act: "survey.export", subject: surveyId, details });
  });
}
