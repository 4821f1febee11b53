import { sql, type Kysely } from "kysely";

/** Who could vote, and who chose what in an open vote, is forgotten some time after the close; then it is known when. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table ballots
      add column voters_forgotten_at timestamptz
        constraint ballots_voters_forgotten_when_closed check (voters_forgotten_at is null or state = 'closed')`.execute(
    db,
  );
}
