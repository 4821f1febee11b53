import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, type Db } from "../../../platform/database.ts";
import { insertCovers, topicRow } from "../commands.ts";
import { getTopic, lockTopicKeys } from "../queries.ts";
import { topicInUse } from "../removal.ts";
import { mergedTopic } from "./merged.ts";

/** Why two topics are not made one: they are the same one, or voters have seen the one that would go. */
export type MergeRefusal = "same" | "ballot";

/**
 * Makes one topic of two: what the one that goes covers and its workshops become the other's. What a ballot offers was
 * seen by its voters and stays.
 */
export async function mergeTopics(
  db: Db,
  programmeId: string,
  { id, into }: { id: string; into: string },
  actorId: string,
): Promise<MergeRefusal | null> {
  if (id === into) return "same";
  try {
    await db.transaction().execute(async (trx) => {
      await lockTopicKeys(trx, programmeId);
      const topic = mergedTopic(await getTopic(trx, programmeId, into), await getTopic(trx, programmeId, id));
      await trx.updateTable("topics").set(topicRow(topic)).where("id", "=", into).execute();
      await trx.deleteFrom("topicNeeds").where("topicId", "=", into).execute();
      await insertCovers(trx, programmeId, into, topic.covers);
      const workshops = trx.updateTable("workshops").set({ topicId: into }).where("programmeId", "=", programmeId);
      const { numUpdatedRows } = await workshops.where("topicId", "=", id).executeTakeFirstOrThrow();
      await trx.deleteFrom("topics").where("id", "=", id).execute();
      const details = { into, workshops: Number(numUpdatedRows) };
      await recordAct(trx, { actorId, programmeId, act: "topic.merge", subject: id, details });
    });
    return null;
  } catch (error) {
    if (topicInUse(brokenConstraint(error)) !== "ballot") throw error;
    return "ballot";
  }
}
