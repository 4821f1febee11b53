import { sql, type Kysely } from "kysely";

/**
 * Which options the voters of a closed secret vote had seen is in its result, and on no paper any more: options come as
 * people vote, so it told when each paper was handed in.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    update ballot_papers set seen = '[]' from ballots
    where ballots.id = ballot_id and ballots.state = 'closed' and ballots.is_secret`.execute(db);
}
