import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import type { LastMail } from "../../following/list/queries.ts";
import { listAsked, type Asked } from "../inviting/queries.ts";

/** How many answers to an anonymous survey have been sent. */
export async function countSent(db: Db, surveyId: string): Promise<number> {
  const { n } = await db
    .selectFrom("anonymousResponses")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("surveyId", "=", surveyId)
    .where("isSent", "=", true)
    .executeTakeFirstOrThrow();
  return n;
}

/** Somebody who was asked, with the last mail to them. */
export interface Followed extends Asked {
  mail: LastMail | null;
}

/** Everybody whom the survey has asked. */
export async function listFollowed(db: Db, programmeId: string, surveyId: string): Promise<Followed[]> {
  const mails = await lastMails(db, surveyId);
  const asked = await listAsked(db, programmeId, surveyId);
  return asked.map((each) => ({ ...each, mail: mails.get(each.invitation.id) ?? null }));
}

async function lastMails(db: Db, surveyId: string): Promise<Map<string, LastMail>> {
  const { rows } = await sql<{ accessId: string } & LastMail>`
    select distinct on (m.survey_access_id) m.survey_access_id as access_id, m.state, m.to_address,
      m.is_refused, coalesce(m.last_error, '') as error
    from mails m join survey_accesses a on a.id = m.survey_access_id
    where a.survey_id = ${surveyId}
    order by m.survey_access_id, m.created_at desc, m.id`.execute(db);
  return new Map(rows.map(({ accessId, ...mail }) => [accessId, mail]));
}
