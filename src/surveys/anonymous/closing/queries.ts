import { sql } from "kysely";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";

/** The anonymous surveys that have closed and whose answers can still be led back to. */
export async function listWithKeys(db: Db): Promise<{ id: string; programmeId: string }[]> {
  const now = await databaseNow(db);
  return await db
    .selectFrom("surveys")
    .select(["id", "programmeId"])
    .where("anonymity", "=", "anonymous")
    .where("keysDroppedAt", "is", null)
    .where((eb) => eb.or([eb("state", "=", "closed"), eb.and([eb("state", "=", "open"), eb("closesAt", "<=", now)])]))
    .execute();
}

/**
 * Takes away whatever could lead from a link to an answer: what was sent is written anew in random order, with new random
 * ids, without keys and as if never changed; what was not sent is deleted. Which notice each had read would tell who came
 * before it was corrected: all bear the oldest that any of them had. The people's links are written anew too, in
 * the order of their hashes: the order in which they were used would tell, beside what each answer had been asked. So
 * neither what the rows hold nor their place nor the number of the transaction that wrote them says who, when or in which
 * order. Returns how many were sent.
 */
export async function dropKeys(trx: Tx, surveyId: string): Promise<number> {
  await sql`
    with sent as materialized (
      select id, gen_random_uuid() as new_id, min(notice_version) over () as oldest from anonymous_responses
      where survey_id = ${surveyId} and row_key is not null and is_sent
    ), renewed as (
      insert into anonymous_responses (id, survey_id, row_key, notice_version, is_sent)
      select new_id, survey_id, null, oldest, true from anonymous_responses join sent using (id) order by new_id
    )
    insert into anonymous_answers (response_id, question_id, value, revision)
    select new_id, question_id, value, 1
    from anonymous_answers join sent on sent.id = response_id order by gen_random_uuid()`.execute(trx);
  await trx.deleteFrom("anonymousResponses").where("surveyId", "=", surveyId).where("rowKey", "is not", null).execute();
  await sql`
    with taken as (
      delete from survey_access_links l using survey_accesses a
      where a.id = l.access_id and a.survey_id = ${surveyId} returning l.token_hash, l.access_id, l.is_used
    )
    insert into survey_access_links (token_hash, access_id, is_used)
    select token_hash, access_id, is_used from taken order by token_hash`.execute(trx);
  const { n } = await trx
    .selectFrom("anonymousResponses")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("surveyId", "=", surveyId)
    .executeTakeFirstOrThrow();
  return n;
}
