import { listNeeds } from "../../../catalogue/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { addTopics, type NewTopic } from "../commands.ts";
import { coverageOf } from "../coverage.ts";
import { listTopics, lockTopicKeys, type Topic } from "../queries.ts";
import { findTopicDraft, listRefusedTopicDrafts } from "./queries.ts";

/** A draft as it is listed, or as it stood in a proposal. */
export type AcceptedDraft = NewTopic & { needId: string };

/**
 * Takes drafts among the topics, as a part of another act; returns the topics' ids by `need:<need id>`. A need that a
 * topic covers by now at least partly has that topic, so that what is accepted twice is there once. A need that is gone
 * from the catalogue has none.
 */
export async function acceptTopicDrafts(
  trx: Tx,
  programmeId: string,
  drafts: readonly AcceptedDraft[],
  actorId: string,
): Promise<Map<string, string>> {
  await lockTopicKeys(trx, programmeId);
  const known = new Set((await listNeeds(trx, programmeId)).map(({ id }) => id));
  const topics = await listTopics(trx, programmeId);
  const ids = new Map<string, string>();
  for (const { needId, ...draft } of drafts.filter((each) => known.has(each.needId))) {
    const there = topicOn(topics, needId);
    ids.set(`need:${needId}`, there?.id ?? (await addDraft(trx, programmeId, { needId, draft }, actorId)));
  }
  return ids;
}

async function addDraft(
  trx: Tx,
  programmeId: string,
  { needId, draft }: { needId: string; draft: NewTopic },
  actorId: string,
): Promise<string> {
  const [id = ""] = await addTopics(trx, programmeId, [draft]);
  await trx
    .deleteFrom("refusedTopicDrafts")
    .where("programmeId", "=", programmeId)
    .where("needId", "=", needId)
    .execute();
  await recordAct(trx, { actorId, programmeId, act: "topic-draft.accept", subject: id, details: { needId } });
  return id;
}

/** The topic that covers the need best, where one does at least partly. */
function topicOn(topics: readonly Topic[], needId: string): Topic | undefined {
  const strengthOf = ({ covers }: Topic) => covers.find((cover) => cover.needId === needId)?.strength ?? 0;
  const best = topics.toSorted((a, b) => strengthOf(b) - strengthOf(a))[0];
  return best === undefined || strengthOf(best) === 0 || coverageOf(strengthOf(best)) === "weak" ? undefined : best;
}

interface DraftOf {
  programmeId: string;
  needId: string;
}

/** Takes one draft as it is now; null when there is none any more, or staff have refused it. */
export async function acceptTopicDraft(
  db: Db,
  { programmeId, needId }: DraftOf,
  actorId: string,
): Promise<string | null> {
  await checkNeed(db, programmeId, needId);
  const draft = await findTopicDraft(db, programmeId, needId);
  if (draft === undefined || (await listRefusedTopicDrafts(db, programmeId)).includes(needId)) return null;
  const ids = await db
    .transaction()
    .execute(async (trx) => await acceptTopicDrafts(trx, programmeId, [draft], actorId));
  return ids.get(draft.key) ?? null;
}

/** Staff want no topic for the need; refused twice, it is refused once. */
export async function refuseTopicDraft(db: Db, { programmeId, needId }: DraftOf, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await checkNeed(trx, programmeId, needId);
    const refusal = trx.insertInto("refusedTopicDrafts").values({ programmeId, needId, refusedBy: actorId });
    const { numInsertedOrUpdatedRows: rows } = await refusal
      .onConflict((conflict) => conflict.columns(["programmeId", "needId"]).doNothing())
      .executeTakeFirstOrThrow();
    if (rows !== 0n) await recordAct(trx, { actorId, programmeId, act: "topic-draft.refuse", subject: needId });
  });
}

/** Takes a refusal back. */
export async function restoreTopicDraft(db: Db, { programmeId, needId }: DraftOf, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await checkNeed(trx, programmeId, needId);
    const { numDeletedRows: rows } = await trx
      .deleteFrom("refusedTopicDrafts")
      .where("programmeId", "=", programmeId)
      .where("needId", "=", needId)
      .executeTakeFirstOrThrow();
    if (rows !== 0n) await recordAct(trx, { actorId, programmeId, act: "topic-draft.restore", subject: needId });
  });
}

async function checkNeed(db: Db, programmeId: string, needId: string): Promise<void> {
  if (!(await listNeeds(db, programmeId)).some(({ id }) => id === needId)) throw new NotFound("need");
}
