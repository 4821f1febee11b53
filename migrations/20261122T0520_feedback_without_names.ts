import { sql, type Kysely } from "kysely";

/**
 * Once feedback has closed, who has answered is known and what they answered is not: the answers lose the person, and the
 * invitation keeps that answers were sent.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table survey_invitations add column has_sent boolean not null default false`.execute(db);
  await sql`
    alter table responses
      drop constraint responses_of_person,
      add constraint responses_of_person check (purpose = 'feedback' or person_id is null)`.execute(db);
}
