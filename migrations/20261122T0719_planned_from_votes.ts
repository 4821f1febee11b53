import { sql, type Kysely } from "kysely";

/**
 * What has been planned from a vote's result: a workshop for each winner, or for each winner and group. Who is to be told
 * of it: the proposer, who is known of an open vote only, and all voters, once. And a workshop may have a price of its own.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table ballot_workshops (
      ballot_id uuid not null,
      option_id uuid not null,
      workshop_id uuid not null constraint ballot_workshops_pk primary key
        constraint ballot_workshops_workshop_fk references workshops,
      constraint ballot_workshops_option_fk foreign key (ballot_id, option_id)
        references ballot_options (ballot_id, id) on delete cascade
    )`.execute(db);
  await sql`create index ballot_workshops_by_option on ballot_workshops (ballot_id, option_id)`.execute(db);
  await sql`
    insert into ballot_workshops (ballot_id, option_id, workshop_id)
    select ballots.id, ballot_options.id, winner_workshop_id
    from ballots join ballot_options on ballot_id = ballots.id and ballot_options.id::text = result->>'winnerId'
    where winner_workshop_id is not null`.execute(db);
  await sql`alter table ballots add column result_told_at timestamptz`.execute(db);
  await sql`
    alter table ballot_options
      add column proposer_id uuid constraint ballot_options_proposer_fk references voters on delete set null,
      add column proposer_told_at timestamptz`.execute(db);
  await sql`
    alter table workshops add column cost_euros integer constraint workshops_cost check (cost_euros >= 0)`.execute(db);
}
