import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";

/** The feedback that has closed and whose answers still lead to persons. */
export async function listToForget(db: Db): Promise<{ id: string; programmeId: string }[]> {
  const now = await databaseNow(db);
  return await db
    .selectFrom("surveys")
    .select(["id", "programmeId"])
    .where("purpose", "=", "feedback")
    .where((eb) => eb.or([eb("state", "=", "closed"), eb("closesAt", "<=", now)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("responses")
          .select("id")
          .whereRef("responses.surveyId", "=", "surveys.id")
          .where("personId", "is not", null),
      ),
    )
    .execute();
}

/**
 * Takes away whatever could tell who answered what: the answers that were sent are written anew in random order, with new
 * ids and one time and language for all; the invitations keep that their persons sent some. What was not sent is deleted.
 */
export async function forgetPersons(trx: Tx, surveyId: string, closedAt: Temporal.Instant): Promise<void> {
  await sql`
    update survey_invitations i set has_sent = true from responses r
    where i.survey_id = ${surveyId} and r.survey_id = i.survey_id and r.person_id = i.person_id
      and r.sent_at is not null`.execute(trx);
  await sql`
    with sent as materialized (
      select id, gen_random_uuid() as new_id from responses
      where survey_id = ${surveyId} and person_id is not null and sent_at is not null
    ), renewed as (
      insert into responses (id, survey_id, programme_id, purpose, source, locale, notice_version, started_at, saved_at, sent_at)
      select new_id, survey_id, programme_id, purpose, source, 'fi', notice_version, ${closedAt}, ${closedAt}, ${closedAt}
      from responses join sent using (id) order by new_id
    )
    insert into answers (response_id, question_id, value, revision, saved_at)
    select new_id, question_id, value, 1, ${closedAt}
    from answers join sent on sent.id = response_id order by gen_random_uuid()`.execute(trx);
  await trx.deleteFrom("responses").where("surveyId", "=", surveyId).where("personId", "is not", null).execute();
}

/** Deletes the answers to feedback that closed as long ago as its notice says. */
export async function deleteOldAnswers(db: Db): Promise<void> {
  await sql`
    delete from responses using surveys s
    where s.id = responses.survey_id and s.purpose = 'feedback'
      and coalesce(s.closed_at, s.closes_at) < now() - make_interval(months => s.retention_months)`.execute(db);
}
