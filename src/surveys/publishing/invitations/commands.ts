import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { listOrganisations, listParticipants } from "../../../organisations/index.ts";
import type { Tx } from "../../../platform/database.ts";
import { newSurveyLink, newSurveyLinks } from "../../links/commands.ts";
import { postLetters, type Edition, type Posting } from "../letters/commands.ts";
import { recipientsOf, type Invited, type Recipient } from "../recipients.ts";

/*
 * Parts of the acts that write to organisations: many rows to a statement, as a survey of thousands is published in one
 * transaction, and on the embedded database all pages wait for it.
 */

/** The organisations in their order, with those who cannot be written to apart. */
export async function listRecipients(trx: Tx, programmeId: string) {
  return recipientsOf(await listOrganisations(trx, programmeId), await listParticipants(trx, programmeId));
}

const rowsAtOnce = 1_000;

/** Invites the organisations; each gets its first link. */
export async function invite(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  recipients: readonly Recipient[],
): Promise<void> {
  const { id: surveyId, programmeId } = edition.survey;
  const invited = recipients.map((recipient) => ({ invitationId: randomUUID(), recipient }));
  const rows = invited.map(({ invitationId: id, recipient: { organisationId, participantId } }) => {
    return { id, surveyId, programmeId, organisationId, participantId };
  });
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto("surveyInvitations")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  const ids = rows.map(({ id }) => id);
  const tokens = await newSurveyLinks(trx, ids, { madeFor: "invitation" });
  const letters = invited.map((each) => ({ ...each, token: tokens.get(each.invitationId) ?? "" }));
  await postLetters(trx, posting, edition, "invitation", letters);
}

/** Reminds those invited, each with a new link; those from before go on working. */
export async function remindInvited(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  due: readonly Invited[],
  now: Temporal.Instant,
): Promise<void> {
  const ids = due.map(({ invitation }) => invitation.id);
  const tokens = await newSurveyLinks(trx, ids, { madeFor: "reminder" });
  for (let from = 0; from < ids.length; from += rowsAtOnce)
    await trx
      .updateTable("surveyInvitations")
      .set({ mailedAt: now })
      .where("id", "in", ids.slice(from, from + rowsAtOnce))
      .execute();
  const letters = due.map(({ invitation: { id: invitationId }, recipient }) => {
    return { invitationId, recipient, token: tokens.get(invitationId) ?? "" };
  });
  await noteRecipients(trx, due);
  await postLetters(trx, posting, edition, "reminder", letters);
}

/** Where the contact has changed since the last mail, the new one has said nothing about reminders yet. */
async function noteRecipients(trx: Tx, due: readonly Invited[]): Promise<void> {
  for (const { invitation, recipient } of due)
    if (invitation.participantId !== recipient.participantId)
      await trx
        .updateTable("surveyInvitations")
        .set({ participantId: recipient.participantId, declinedAt: null })
        .where("id", "=", invitation.id)
        .execute();
}

/** Posts one organisation a new link at staff's wish. */
export async function postNewLink(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  invited: Invited,
  now: Temporal.Instant,
): Promise<void> {
  const { invitation, recipient } = invited;
  const token = await newSurveyLink(trx, invitation.id, { madeFor: "again" });
  await trx.updateTable("surveyInvitations").set({ mailedAt: now }).where("id", "=", invitation.id).execute();
  await noteRecipients(trx, [invited]);
  await postLetters(trx, posting, edition, "newLink", [{ invitationId: invitation.id, recipient, token }]);
}
