import { sql, type Kysely } from "kysely";

/** Two options of a vote of which the team has said that they are not the same, though they sound alike. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table ballot_options_apart (
      ballot_id uuid not null,
      option_id uuid not null,
      other_id uuid not null,
      constraint ballot_options_apart_pk primary key (ballot_id, option_id, other_id),
      constraint ballot_options_apart_once check (option_id < other_id),
      constraint ballot_options_apart_option_fk foreign key (ballot_id, option_id)
        references ballot_options (ballot_id, id) on delete cascade,
      constraint ballot_options_apart_other_fk foreign key (ballot_id, other_id)
        references ballot_options (ballot_id, id) on delete cascade
    )`.execute(db);
  await sql`create index ballot_options_apart_by_other on ballot_options_apart (ballot_id, other_id)`.execute(db);
}
