import { sql } from "kysely";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db } from "../../platform/database.ts";
import { lockRun } from "../queries.ts";
import { withoutRespondents } from "./forgotten.ts";

/**
 * Takes out of the runs what they tell of single respondents whose answers have been erased. May be run any number of
 * times, by several at once.
 */
export async function forgetRespondents(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string; programmeId: string }>`
    select r.id, r.programme_id from grouping_runs r
    where r.result is not null and not jsonb_exists(r.result, 'isForgotten') and exists (
      select from surveys s
      where s.programme_id = r.programme_id and s.answers_erased_at is not null
        and (s.id = r.survey_id or jsonb_exists(r.settings->'surveyIds', s.id::text)))`.execute(db);
  for (const { id, programmeId } of rows)
    await db.transaction().execute(async (trx) => {
      const { result } = await lockRun(trx, programmeId, id);
      if (result === null || result.isForgotten === true) return;
      await trx
        .updateTable("groupingRuns")
        .set({ result: json(withoutRespondents(result)) })
        .where("id", "=", id)
        .execute();
      await recordAct(trx, { actorId: null, programmeId, act: "grouping.forget", subject: id });
    });
}
