import { sql, type Kysely } from "kysely";

/**
 * Which ballot a mail tells of that holds no link to it: its result, what became of a proposal, options that came after a
 * vote. Staff may read such a mail; it goes with the ballot's voters, for it names who could vote, has voted or proposed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table mails
      add column about_ballot_id uuid constraint mails_about_ballot_fk references ballots on delete cascade`.execute(
    db,
  );
  await sql`create index mails_about_ballot on mails (about_ballot_id) where about_ballot_id is not null`.execute(db);
}
