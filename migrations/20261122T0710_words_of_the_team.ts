import { sql, type Kysely } from "kysely";

/** Options of a vote may be the team's own words, in one language or three; and voters may decline reminders. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table ballot_options
      add column own_names jsonb,
      drop constraint ballot_options_one_source,
      add constraint ballot_options_one_source check (num_nonnulls(topic_id, proposal, own_names) = 1)`.execute(db);
  await sql`alter table voters add column declined_at timestamptz`.execute(db);
}
