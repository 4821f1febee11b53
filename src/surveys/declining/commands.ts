import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Secret } from "../answering/anonymous/secret.ts";
import type { Respondent } from "../answering/queries.ts";

/** Declines reminders for who holds the link, or takes that back. Said twice it is said once. */
export async function declineReminders(
  db: Db,
  { invitationId, programmeId, secret }: Respondent,
  isDeclined: boolean,
): Promise<void> {
  if (secret !== null) {
    await declineAnonymously(db, secret, isDeclined);
    return;
  }
  await db.transaction().execute(async (trx) => {
    const declinedAt = isDeclined ? await databaseNow(trx) : null;
    const { numUpdatedRows } = await trx
      .updateTable("surveyInvitations")
      .set({ declinedAt })
      .where("id", "=", invitationId)
      .where("declinedAt", isDeclined ? "is" : "is not", null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    const act = isDeclined ? "survey.reminders.decline" : "survey.reminders.accept";
    await recordAct(trx, { actorId: null, programmeId, act, subject: invitationId });
  });
}

/** The same for who holds a personal link to an anonymous survey: on no other page is it written that they were here. */
async function declineAnonymously(db: Db, { linkHash }: Secret, isDeclined: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const declinedAt = isDeclined ? await databaseNow(trx) : null;
    await trx
      .updateTable("surveyAccesses")
      .set({ declinedAt })
      .where("id", "in", (eb) =>
        eb
          .selectFrom("surveyAccessLinks")
          .select("accessId")
          .where("tokenHash", "=", linkHash ?? ""),
      )
      .where("declinedAt", isDeclined ? "is" : "is not", null)
      .execute();
  });
}
