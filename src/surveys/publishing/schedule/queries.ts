import type { Db } from "../../../platform/database.ts";
import type { PlannedReminder } from "./schedule.ts";

/** The survey's planned reminders, those that have left too, in the order in which they leave. */
export async function listReminders(db: Db, surveyId: string): Promise<PlannedReminder[]> {
  return await db
    .selectFrom("surveyReminders")
    .select(["daysBefore", "timeOfDay", "dueAt", "doneAt", "mailed"])
    .where("surveyId", "=", surveyId)
    .orderBy("daysBefore", "desc")
    .execute();
}
