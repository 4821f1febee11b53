import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, json, type Db } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { listTopics } from "../../../workshops/index.ts";
import { sameTitle } from "../../proposals.ts";
import { isOffered, listOptions, lockBallotOf } from "../../queries.ts";
import { mostOptions } from "../../settings.ts";
import { isTended } from "../queries.ts";

export type AddingRefusal = "not-open" | "topic-unknown" | "already-there" | "too-many";

/**
 * Adds options of the team's while topics are proposed or voted on: who has voted already is told that they are new. A
 * topic that is an option already is not added again; all are added, or none.
 */
export async function addOptions(
  db: Db,
  { programmeId, ballotId, topics, ownTopics }: { programmeId: string; ballotId: string; topics: string[]; ownTopics: Texts[] }, // prettier-ignore
  actorId: string,
): Promise<{ refused: AddingRefusal } | { added: number }> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (!isTended(ballot, await databaseNow(trx))) return { refused: "not-open" };
    const options = await listOptions(trx, ballotId);
    const known = new Map((await listTopics(trx, programmeId)).map((topic) => [topic.id, topic]));
    const taken = new Set(options.map(({ topicId }) => topicId));
    const chosen = topics.map((id) => known.get(id));
    if (chosen.includes(undefined)) return { refused: "topic-unknown" };
    const added = chosen.flatMap((topic) => (topic === undefined || taken.has(topic.id) ? [] : [topic]));
    const names = [...options.map((option) => option.names), ...added.map((topic) => topic.names)];
    const titles = names.flatMap((each) => Object.values(each)).filter((title) => title !== "");
    if (ownTopics.some((own) => Object.values(own).some((title) => sameTitle(title, titles) !== undefined)))
      return { refused: "already-there" };
    if (options.filter(isOffered).length + added.length + ownTopics.length > mostOptions)
      return { refused: "too-many" };

    const first = await nextPosition();
    const isHours = ballot.purpose === "hours";
    const rows = [
      ...added.map(({ id, durationMinutes }) => ({ topicId: id, ownNames: null, costMinutes: isHours ? durationMinutes : null })), // prettier-ignore
      ...ownTopics.map((own) => ({ topicId: null, ownNames: json(own), costMinutes: null })),
    ].map((row, at) => ({ ...row, ballotId, position: first + at }));
    if (rows.length === 0) return { added: 0 };
    await trx.insertInto("ballotOptions").values(rows).execute();
    const details = { options: rows.length };
    await recordAct(trx, { actorId, programmeId, act: "ballot.add-options", subject: ballotId, details });
    return { added: rows.length };

    async function nextPosition(): Promise<number> {
      const query = trx.selectFrom("ballotOptions").where("ballotId", "=", ballotId);
      const { last } = await query
        .select(({ fn }) => fn.max<number | null>("position").as("last"))
        .executeTakeFirstOrThrow();
      return (last ?? -1) + 1;
    }
  });
}
