import { tellingStems } from "../../../needs/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, type Db, type Tx } from "../../../platform/database.ts";
import { spelledAs } from "../../skills.ts";
import { addTopics, insertCovers, topicRow, type Cover, type NewTopic } from "../commands.ts";
import { strengthOf, type Coverage } from "../coverage.ts";
import { getTopic, listSkills, listTopics, lockTopicKeys } from "../queries.ts";
import { topicInUse, type TopicInUse } from "../removal.ts";
import { similarTo } from "../similar.ts";

/** A topic as its form gives it: coverage in words, need by need. */
export interface TopicDetails extends Omit<NewTopic, "covers"> {
  covers: Record<string, Coverage | null>;
  /** The topics that staff know it to resemble. */
  known: string[];
}

/** The topic is saved, or it is asked first, as it resembles topics that nothing was said of yet. */
export type Saved = { id: string } | { resembles: string[] };

export async function addTopic(
  db: Db,
  programmeId: string,
  { known, ...details }: TopicDetails,
  actorId: string,
): Promise<Saved> {
  return await db.transaction().execute(async (trx) => {
    await lockTopicKeys(trx, programmeId);
    const topic = { ...details, ...(await tidied(trx, programmeId, details, [])) };
    const resembles = await unknownAlike(trx, programmeId, { id: "", ...topic }, known);
    if (resembles.length > 0) return { resembles };
    const [id = ""] = await addTopics(trx, programmeId, [topic]);
    await recordAct(trx, { actorId, programmeId, act: "topic.add", subject: id });
    return { id };
  });
}

/** The same of a topic that is there; those that it has resembled all along are known. */
export async function editTopic(
  db: Db,
  programmeId: string,
  id: string,
  { known, ...details }: TopicDetails,
  actorId: string,
): Promise<Saved> {
  return await db.transaction().execute(async (trx) => {
    await lockTopicKeys(trx, programmeId);
    const before = await getTopic(trx, programmeId, id);
    const topic = { id, ...details, ...(await tidied(trx, programmeId, details, before.covers)) };
    const alikeBefore = similarTo(before, await listTopics(trx, programmeId), tellingStems);
    const resembles = await unknownAlike(trx, programmeId, topic, [...known, ...alikeBefore]);
    if (resembles.length > 0) return { resembles };
    await trx.updateTable("topics").set(topicRow(topic)).where("id", "=", id).execute();
    await trx.deleteFrom("topicNeeds").where("topicId", "=", id).execute();
    await insertCovers(trx, programmeId, id, topic.covers);
    await recordAct(trx, { actorId, programmeId, act: "topic.edit", subject: id });
    return { id };
  });
}

async function unknownAlike(
  trx: Tx,
  programmeId: string,
  topic: NewTopic & { id: string },
  known: readonly string[],
): Promise<string[]> {
  const alike = similarTo(topic, await listTopics(trx, programmeId), tellingStems);
  return alike.filter((id) => !known.includes(id));
}

/** What is covered as strengths, and the skills in the programme's spelling. */
async function tidied(
  trx: Tx,
  programmeId: string,
  { covers, skills = [] }: Pick<TopicDetails, "covers" | "skills">,
  before: Cover[],
): Promise<{ covers: Cover[]; skills: string[] }> {
  return { covers: strengths(covers, before), skills: spelledAs(skills, await listSkills(trx, programmeId)) };
}

function strengths(covers: TopicDetails["covers"], before: Cover[]): Cover[] {
  const strengthBefore = new Map(before.map(({ needId, strength }) => [needId, strength]));
  return Object.entries(covers).flatMap(([needId, coverage]) =>
    coverage === null ? [] : [{ needId, strength: strengthOf(coverage, strengthBefore.get(needId)) }],
  );
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
