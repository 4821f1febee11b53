import { sql, type Kysely } from "kysely";

/**
 * A workshop that was held on another day than planned stands on the day on which it was held. The start that was
 * planned is kept, so that a mark set by mistake can be taken back.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshops add column planned_start timestamptz`.execute(db);
}
