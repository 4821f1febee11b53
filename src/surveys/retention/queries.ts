import { sql } from "kysely";
import type { Db, Tx } from "../../platform/database.ts";

interface PerhapsDue {
  id: string;
  programmeId: string;
  purpose: "needs" | "assessment";
}

/**
 * The surveys of needs and forms of interviews whose answers may be due to be erased, by a time that takes in every zone: the rule itself is
 * retention.ts. Those whose answers were erased and brought in anew are among them.
 */
export async function listPerhapsDue(db: Db): Promise<PerhapsDue[]> {
  const { rows } = await sql<PerhapsDue>`
    select s.id, s.programme_id, s.purpose from surveys s
    where s.purpose in ('needs', 'assessment') and s.state <> 'draft'
      and coalesce(s.closed_at, s.closes_at) + make_interval(months => s.retention_months) < now() + interval '2 days'
      and (s.answers_erased_at is null
        or exists (select from responses r where r.survey_id = s.id)
        or exists (select from anonymous_responses r where r.survey_id = s.id))`.execute(db);
  return rows;
}

/**
 * Deletes what people have answered and in whose name they were asked: answers with their codes, invitations with their
 * links and the names of colleagues. The questions stay. Returns whether there was anything.
 */
export async function deleteAnswers(trx: Tx, surveyId: string): Promise<boolean> {
  let deleted = 0n;
  for (const table of ["responses", "surveyInvitations", "anonymousResponses", "surveyAccesses"] as const)
    deleted += (await trx.deleteFrom(table).where("surveyId", "=", surveyId).executeTakeFirst()).numDeletedRows;
  return deleted > 0n;
}
