import { sql, type Kysely } from "kysely";

/**
 * What an uploaded file became, so that accepting it again leads to the same place; the number that a file's first row
 * gives its respondent, so that rows without names are known again even when the first of them is left out.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table import_drafts add column outcome jsonb`.execute(db);
  await sql`alter table surveys add column import_first_number integer`.execute(db);
}
