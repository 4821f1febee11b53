import type { Db } from "../../platform/database.ts";

/** Whether reminders of this invitation have been declined. */
export async function hasDeclinedReminders(db: Db, invitationId: string): Promise<boolean> {
  const row = await db
    .selectFrom("surveyInvitations")
    .select("declinedAt")
    .where("id", "=", invitationId)
    .executeTakeFirstOrThrow();
  return row.declinedAt !== null;
}
