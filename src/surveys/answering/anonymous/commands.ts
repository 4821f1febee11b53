import { sql } from "kysely";
import { json, type Tx } from "../../../platform/database.ts";
import type { StoredAnswer } from "../questions/saving.ts";
import { anonymousRows } from "./queries.ts";
import type { Secret } from "./secret.ts";

/*
 * Parts of saving and sending, which hold the survey and have the respondent's turn. Nothing here writes a time, a
 * person, a language or an audit row.
 */

/** Writes answers to the row of who holds the token; the first ones begin it. */
export async function writeAnonymously(
  trx: Tx,
  { surveyId, secret, noticeVersion }: { surveyId: string; secret: Secret; noticeVersion: number },
  writes: ({ questionId: string } & StoredAnswer)[],
): Promise<void> {
  await trx
    .insertInto("anonymousResponses")
    .values({ surveyId, rowKey: secret.rowKey, noticeVersion })
    .onConflict((conflict) => conflict.columns(["surveyId", "rowKey"]).doNothing())
    .execute();
  const { id: responseId, isSent } = await anonymousRows(trx, surveyId, secret).executeTakeFirstOrThrow();
  await trx
    .insertInto("anonymousAnswers")
    .values(writes.map(({ value, ...row }) => ({ responseId, ...row, value: json(value) })))
    .onConflict((conflict) =>
      conflict.columns(["responseId", "questionId"]).doUpdateSet({
        value: sql<string>`excluded.value`,
        revision: sql<number>`excluded.revision`,
      }),
    )
    .execute();
  if (isSent)
    await trx.updateTable("anonymousResponses").set({ hasChanged: true }).where("id", "=", responseId).execute();
}

/**
 * Marks the row as sent, and the person's link as the one that was used. False where the person has meanwhile answered
 * by another link: one person answers once.
 */
export async function sendAnonymously(trx: Tx, responseId: string, { linkHash }: Secret): Promise<boolean> {
  if (linkHash !== null && !(await useLink(trx, linkHash))) return false;
  const sent = { isSent: true, hasChanged: false };
  await trx.updateTable("anonymousResponses").set(sent).where("id", "=", responseId).execute();
  return true;
}

/** All links of the person are held, so that of two that send at once the second one sees the first. */
async function useLink(trx: Tx, linkHash: string): Promise<boolean> {
  const links = await trx
    .selectFrom("surveyAccessLinks")
    .select(["tokenHash", "isUsed"])
    .where("accessId", "=", (eb) =>
      eb.selectFrom("surveyAccessLinks as own").select("own.accessId").where("own.tokenHash", "=", linkHash),
    )
    .orderBy("tokenHash")
    .forUpdate()
    .execute();
  const used = links.find(({ isUsed }) => isUsed);
  if (used !== undefined) return used.tokenHash === linkHash;
  await trx.updateTable("surveyAccessLinks").set({ isUsed: true }).where("tokenHash", "=", linkHash).execute();
  return true;
}
