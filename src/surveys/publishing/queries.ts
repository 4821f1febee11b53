import type { NotNull } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Invitation } from "./recipients.ts";

/** The survey's invitations, each with whether its organisation has sent its answers. */
export async function listInvitations(db: Db, programmeId: string, surveyId: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom("surveyInvitations as invitation")
    .leftJoin("responses as response", (join) =>
      join
        .onRef("response.surveyId", "=", "invitation.surveyId")
        .onRef("response.organisationId", "=", "invitation.organisationId"),
    )
    .select(["invitation.id", "invitation.organisationId", "invitation.participantId", "invitation.mailedAt"])
    .select(["invitation.declinedAt", "response.sentAt"])
    .where("invitation.programmeId", "=", programmeId)
    .where("invitation.surveyId", "=", surveyId)
    .where("invitation.organisationId", "is not", null)
    .$narrowType<{ organisationId: NotNull }>()
    .orderBy("invitation.createdAt")
    .orderBy("invitation.id")
    .execute();
  return rows.map(({ sentAt, ...row }) => ({ ...row, isSent: sentAt !== null }));
}

/** One invitation of the survey, locked until its new link is made. */
export async function lockInvitation(
  trx: Tx,
  surveyId: string,
  invitationId: string,
): Promise<{ id: string; organisationId: string; participantId: string | null; mailedAt: Temporal.Instant }> {
  const row = await trx
    .selectFrom("surveyInvitations")
    .select(["id", "organisationId", "participantId", "mailedAt"])
    .where("surveyId", "=", surveyId)
    .where("id", "=", invitationId)
    .where("organisationId", "is not", null)
    .$narrowType<{ organisationId: NotNull }>()
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("invitation");
  return row;
}
