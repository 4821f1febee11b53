import { sql, type Kysely } from "kysely";

/** When an invitation's mail was last sent, so that nobody is reminded twice at once; which file a survey came from. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table survey_invitations add column mailed_at timestamptz not null default now()`.execute(db);
  await sql`alter table surveys add column import_key text`.execute(db);
  await sql`create unique index surveys_import_once on surveys (programme_id, import_key)`.execute(db);
}
