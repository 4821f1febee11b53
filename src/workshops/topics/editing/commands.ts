import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, type Db } from "../../../platform/database.ts";
import { addTopics, insertCovers, topicRow, type Cover, type NewTopic } from "../commands.ts";
import { strengthOf, type Coverage } from "../coverage.ts";
import { getTopic, lockTopicKeys } from "../queries.ts";
import { topicInUse, type TopicInUse } from "../removal.ts";

/** A topic as its form gives it: coverage in words, need by need. */
export interface TopicDetails extends Omit<NewTopic, "covers"> {
  covers: Record<string, Coverage | null>;
}

export async function addTopic(
  db: Db,
  programmeId: string,
  { covers, ...topic }: TopicDetails,
  actorId: string,
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const [id = ""] = await addTopics(trx, programmeId, [{ ...topic, covers: strengths(covers, []) }]);
    await recordAct(trx, { actorId, programmeId, act: "topic.add", subject: id });
    return id;
  });
}

export async function editTopic(
  db: Db,
  programmeId: string,
  id: string,
  details: TopicDetails,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTopicKeys(trx, programmeId);
    const before = await getTopic(trx, programmeId, id);
    await trx.updateTable("topics").set(topicRow(details)).where("id", "=", id).execute();
    await trx.deleteFrom("topicNeeds").where("topicId", "=", id).execute();
    await insertCovers(trx, programmeId, id, strengths(details.covers, before.covers));
    await recordAct(trx, { actorId, programmeId, act: "topic.edit", subject: id });
  });
}

/** Removes a topic that no workshop and no ballot has; otherwise says what has it. */
export async function removeTopic(
  db: Db,
  programmeId: string,
  id: string,
  actorId: string,
): Promise<TopicInUse | null> {
  try {
    await db.transaction().execute(async (trx) => {
      await getTopic(trx, programmeId, id);
      await trx.deleteFrom("topics").where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "topic.remove", subject: id });
    });
    return null;
  } catch (error) {
    const reason = topicInUse(brokenConstraint(error));
    if (reason === null) throw error;
    return reason;
  }
}

function strengths(covers: TopicDetails["covers"], before: Cover[]): Cover[] {
  const strengthBefore = new Map(before.map(({ needId, strength }) => [needId, strength]));
  return Object.entries(covers).flatMap(([needId, coverage]) =>
    coverage === null ? [] : [{ needId, strength: strengthOf(coverage, strengthBefore.get(needId)) }],
  );
}
