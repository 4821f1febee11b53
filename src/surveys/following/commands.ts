import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";

/** What was taken along: all answers, or the contacts of those who have not answered. */
type Taken = { responses: number } | { unanswered: number };

/** Remembers that someone took all answers of a survey, or the people who have not answered, with them. */
export async function recordExport(
  db: Db,
  { programmeId, surveyId, kind, ...taken }: { programmeId: string; surveyId: string; kind: "csv" | "xlsx" } & Taken,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const details = { kind, ...taken };
    await recordAct(trx, { actorId, programmeId, act: "survey.export", subject: surveyId, details });
  });
}
