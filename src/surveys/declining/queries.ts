import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Respondent } from "../answering/queries.ts";

/** Whether who holds the link has declined reminders. */
export async function hasDeclinedReminders(db: Db, respondent: Respondent): Promise<boolean> {
  const row = await (
    respondent.secret === null
      ? db.selectFrom("surveyInvitations").select("declinedAt").where("id", "=", respondent.invitationId)
      : db
          .selectFrom("surveyAccesses")
          .innerJoin("surveyAccessLinks", "surveyAccessLinks.accessId", "surveyAccesses.id")
          .select("surveyAccesses.declinedAt")
          .where("surveyAccessLinks.tokenHash", "=", respondent.secret.linkHash ?? "")
  ).executeTakeFirst();
  if (row === undefined) throw new NotFound("invitation");
  return row.declinedAt !== null;
}
