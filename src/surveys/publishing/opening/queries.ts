import { databaseNow, type Db } from "../../../platform/database.ts";
import type { OpeningPlan } from "./plan.ts";

/** What is to be done when the survey opens; null where it has opened or is a draft. */
export async function findOpeningPlan(db: Db, surveyId: string): Promise<OpeningPlan | null> {
  const { openingPlan } = await db
    .selectFrom("surveys")
    .select("openingPlan")
    .where("id", "=", surveyId)
    .executeTakeFirstOrThrow();
  return openingPlan as OpeningPlan | null;
}

/** The surveys whose opening has come and which nobody has opened yet. */
export async function listDueToOpen(db: Db): Promise<{ id: string; programmeId: string }[]> {
  const now = await databaseNow(db);
  return await db
    .selectFrom("surveys")
    .select(["id", "programmeId"])
    .where("purpose", "=", "needs")
    .where("state", "=", "open")
    .where("openedAt", "is", null)
    .where("opensAt", "<=", now)
    .where("closesAt", ">", now)
    .execute();
}
