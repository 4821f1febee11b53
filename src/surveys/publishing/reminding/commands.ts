import type { Temporal } from "temporal-polyfill";
import type { Tx } from "../../../platform/database.ts";
import { writeAgain } from "../../anonymous/inviting/commands.ts";
import { listAsked } from "../../anonymous/inviting/queries.ts";
import { listRecipients, remindInvited } from "../invitations/commands.ts";
import type { Edition, Posting } from "../letters/commands.ts";
import { listInvitations } from "../queries.ts";
import { dueReminders, reachable } from "../recipients.ts";

/**
 * Reminds those who have not answered, organisations or the people of an anonymous survey; a part of other acts. Returns
 * how many mails leave.
 */
export async function remindAwaited(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  { now, pause }: { now: Temporal.Instant; pause?: { hours: number } },
): Promise<number> {
  const { id: surveyId, programmeId, anonymity } = edition.survey;
  if (anonymity === "anonymous") {
    const due = dueReminders(await listAsked(trx, programmeId, surveyId), now, pause);
    await writeAgain(trx, posting, edition, { kind: "reminder", due, now });
    return due.length;
  }
  const { recipients } = await listRecipients(trx, programmeId);
  const due = dueReminders(reachable(await listInvitations(trx, programmeId, surveyId), recipients), now, pause);
  await remindInvited(trx, posting, edition, due, now);
  return due.length;
}
