import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { lockMentoring } from "../queries.ts";
import type { MentoringSettings } from "./settings.ts";

export async function chooseSettings(
  db: Db,
  programmeId: string,
  { waitingWeeks, usualDays }: MentoringSettings,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    const chosen = { waitingWeeks, usualDays };
    await trx
      .insertInto("mentoringSettings")
      .values({ programmeId, ...chosen })
      .onConflict((conflict) => conflict.column("programmeId").doUpdateSet(chosen))
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "mentoring.settings", subject: programmeId, details: chosen });
  });
}
