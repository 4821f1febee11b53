import { sql } from "kysely";
import type { Tx } from "../../../platform/database.ts";

/** Keeps what has been sent to the survey as it stands now, in place of what was kept before. */
export async function keepAnswers(trx: Tx, surveyId: string, { isWholeOnly }: { isWholeOnly: boolean }): Promise<void> {
  await forgetKept(trx, surveyId);
  await sql`
    insert into kept_responses (survey_id, response_id, locale, sent_at, answers, people, is_whole_only)
    select r.survey_id, r.id, r.locale, r.sent_at,
      (select jsonb_object_agg(a.question_id, a.value) from answers a where a.response_id = r.id),
      count(*) over (), ${isWholeOnly}
    from responses r where r.survey_id = ${surveyId} and r.sent_at is not null`.execute(trx);
}

export async function forgetKept(trx: Tx, surveyId: string): Promise<void> {
  await trx.deleteFrom("keptResponses").where("surveyId", "=", surveyId).execute();
}
