import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Posting } from "../../letters/commands.ts";
import { postAsking } from "../letters/commands.ts";
import { loadPoll, lockPoll, type Poll } from "../queries.ts";
import { isReminderDue, pollReminderAt } from "./poll-reminder.ts";
import { pollReminderQueue } from "./queue.ts";

/** Sets the reminder of a poll, as a part of the act that sets its last day; one that ends too soon has none. */
export async function planPollReminder(
  trx: Tx,
  { jobs }: Pick<Deps, "jobs">,
  { id: pollId, programmeId, closesAt }: Pick<Poll, "id" | "programmeId" | "closesAt">,
  timeZone: string,
): Promise<void> {
  const at = pollReminderAt(closesAt, timeZone);
  if (Temporal.Instant.compare(at, await databaseNow(trx)) > 0)
    await jobs.enqueue(trx, pollReminderQueue, { programmeId, pollId }, at);
}

/**
 * Reminds those who have not answered and want reminders. Run twice, early, or for a poll that has been closed or removed
 * meanwhile, it writes to nobody.
 */
export async function sendPollReminder(
  db: Db,
  posting: Posting,
  { programmeId, pollId }: { programmeId: string; pollId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const poll = await lockPoll(trx, programmeId, pollId);
    if (poll === undefined) return;
    const contents = await loadPoll(trx, poll);
    const at = pollReminderAt(poll.closesAt, contents.programme.timeZone);
    const due = contents.people.filter(
      (person) => isReminderDue(person, at, contents.now) && !person.declinesReminders,
    );
    if (contents.state !== "open" || due.length === 0) return;
    const mailed = await postAsking(trx, posting, "remind", contents, due);
    const details = { mailed };
    await recordAct(trx, { actorId: null, programmeId, act: "poll.remind", subject: pollId, details });
  });
}
