import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import { holds } from "../casting/queries.ts";

/** Declines reminders of the ballot for who holds the link, or takes that back. Said twice it is said once. */
export async function declineReminders(db: Db, token: string, isDeclined: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const declinedAt = isDeclined ? await databaseNow(trx) : null;
    const changed = await trx
      .updateTable("voters")
      .set({ declinedAt })
      .where(holds(token))
      .where("declinedAt", isDeclined ? "is" : "is not", null)
      .returning(["id", "ballotId"])
      .executeTakeFirst();
    if (changed === undefined) return;
    const { programmeId } = await trx
      .selectFrom("ballots")
      .select("programmeId")
      .where("id", "=", changed.ballotId)
      .executeTakeFirstOrThrow();
    const act = isDeclined ? "ballot.reminders.decline" : "ballot.reminders.accept";
    await recordAct(trx, { actorId: null, programmeId, act, subject: changed.id });
  });
}
