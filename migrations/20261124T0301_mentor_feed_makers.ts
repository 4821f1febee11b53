import { sql, type Kysely } from "kysely";

/**
 * Who made the address at which a calendar follows a mentor's sessions: it works as long as that person works in the
 * programme, and goes with the account. Addresses made before are nobody's, and go by their mentor alone.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table mentor_feeds
      add column made_by uuid constraint mentor_feeds_made_by_fk references users on delete cascade`.execute(db);
}
