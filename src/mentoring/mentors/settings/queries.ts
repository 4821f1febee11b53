import type { Db } from "../../../platform/database.ts";
import { usualSettings, type MentoringSettings } from "./settings.ts";

/** What the programme has chosen, or what is usual. */
export async function getSettings(db: Db, programmeId: string): Promise<MentoringSettings> {
  const row = await db
    .selectFrom("mentoringSettings")
    .select(["waitingWeeks", "usualDays"])
    .where("programmeId", "=", programmeId)
    .executeTakeFirst();
  return row ?? usualSettings;
}
