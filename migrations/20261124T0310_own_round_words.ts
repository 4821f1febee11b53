import { sql, type Kysely } from "kysely";

/** What staff write to the units that they ask for their own view, in each language; what is empty the product words. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table own_rounds
      add column subjects jsonb not null default '{"fi": "", "sv": "", "en": ""}',
      add column openings jsonb not null default '{"fi": "", "sv": "", "en": ""}'`.execute(db);
}
