import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import type { Counts } from "./rates.ts";

/** How far the organisations of each industry have come; null stands for those without one. */
export async function countByIndustry(
  db: Db,
  programmeId: string,
  surveyId: string,
): Promise<({ industryId: string | null } & Counts)[]> {
  const { rows } = await sql<{ industryId: string | null } & Counts>`
    select o.industry_id, count(*) as asked,
      count(*) filter (where i.opened_at is not null or r.id is not null) as opened,
      count(r.id) as begun, count(r.sent_at) as sent
    from (select id, organisation_id, opened_at from survey_invitations where survey_id = ${surveyId}) i
    full join (select id, organisation_id, sent_at from responses where survey_id = ${surveyId}) r
      on r.organisation_id = i.organisation_id
    join organisations o on o.id = coalesce(i.organisation_id, r.organisation_id)
    where o.programme_id = ${programmeId}
    group by o.industry_id`.execute(db);
  return rows;
}

/** How many sent their answers by a link for the first time on which day in the zone. */
export async function countByDay(db: Db, surveyId: string, timeZone: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; count: number }>`
    select (first_sent_at at time zone ${timeZone})::date::text as day, count(*) as count
    from responses where survey_id = ${surveyId} and source = 'link' and first_sent_at is not null
    group by 1`.execute(db);
  return new Map(rows.map(({ day, count }) => [day, count]));
}

/** The median of the seconds from the first save to the first sending, and of how many; null where nobody has sent. */
export async function medianSeconds(db: Db, surveyId: string): Promise<{ seconds: number; of: number } | null> {
  const { rows } = await sql<{ seconds: number | null; of: number }>`
    select percentile_cont(0.5) within group (order by extract(epoch from first_sent_at - started_at)::float8) as seconds,
      count(*) as of
    from responses
    where survey_id = ${surveyId} and source = 'link' and first_sent_at is not null`.execute(db);
  const [row] = rows;
  return row === undefined || row.seconds === null ? null : { seconds: row.seconds, of: row.of };
}
