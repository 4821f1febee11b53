import { sql, type Kysely } from "kysely";

/**
 * Those who have voted are written to about options that came later: up to which place on the ballot's list. No moment
 * is kept, for the moment of a proposal could tell whose it is.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table ballots add column invited_back_to integer`.execute(db);
}
