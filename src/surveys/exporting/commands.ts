import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";

/** What was taken along: answers in some form, the contacts of those who have not answered, or the survey itself. */
export type Taken =
  | { kind: string; cells?: "codes" | "texts"; unfinished: boolean; responses: number }
  | { kind: "csv" | "xlsx"; unanswered: number }
  | { kind: "surveyjs" };

/** Remembers who took what of a survey with them. */
export async function recordExport(
  db: Db,
  { programmeId, surveyId, taken }: { programmeId: string; surveyId: string; taken: Taken },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordAct(trx, { actorId, programmeId, act: "survey.export", subject: surveyId, details: { ...taken } });
  });
}
