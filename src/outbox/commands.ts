import { recordAct } from "../platform/audit-log.ts";
import type { Db } from "../platform/database.ts";
import type { Jobs } from "../platform/jobs.ts";
import { requeueMail } from "../platform/mail.ts";
import { lockMailState } from "./queries.ts";

/** Puts a failed mail in the queue again, with its old Message-ID. One that has not failed is left as it is. */
export async function retryMail(
  db: Db,
  jobs: Jobs,
  { programmeId, mailId, actorId }: { programmeId: string; mailId: string; actorId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await lockMailState(trx, programmeId, mailId)) !== "failed") return;
    await requeueMail(trx, jobs, mailId);
    await recordAct(trx, { actorId, programmeId, act: "mail.retry", subject: mailId });
  });
}
