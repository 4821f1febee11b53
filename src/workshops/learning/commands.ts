import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import { getTopic } from "../topics/queries.ts";

/** Says that a topic is to be proposed although it was rated low, or takes that back. */
export async function offerAgain(
  db: Db,
  { programmeId, topicId, isOffered }: { programmeId: string; topicId: string; isOffered: boolean },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await getTopic(trx, programmeId, topicId);
    const offeredAgainAt = isOffered ? await databaseNow(trx) : null;
    await trx.updateTable("topics").set({ offeredAgainAt }).where("id", "=", topicId).execute();
    const act = isOffered ? "topic.offer-again" : "topic.offer-again.remove";
    await recordAct(trx, { actorId, programmeId, act, subject: topicId });
  });
}
