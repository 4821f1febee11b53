import { sql, type Kysely } from "kysely";

/** When a question or a section is shown: a test of earlier answers. Null: always. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table questions add column condition jsonb`.execute(db);
  await sql`alter table survey_sections add column condition jsonb`.execute(db);
}
