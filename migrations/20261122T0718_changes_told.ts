import { sql, type Kysely } from "kysely";

/**
 * Whatever changes how a ballot stands is told on the channel `changes` with the ballot's id and nothing else, when the
 * change is committed, whichever process and act made it. Figures that are shown meanwhile (`live`) change nothing.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function tell_of_ballot() returns trigger language plpgsql as $$
    begin
      if tg_op in ('INSERT', 'UPDATE') then perform pg_notify('changes', new.ballot_id::text);
      else perform pg_notify('changes', old.ballot_id::text);
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create function tell_of_ballot_itself() returns trigger language plpgsql as $$
    begin
      perform pg_notify('changes', new.id::text);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger ballots_tell after update of state, titles, opens_at, closes_at, join_code, published_at, result
      on ballots for each row execute function tell_of_ballot_itself()`.execute(db);
  await sql`
    create trigger ballot_options_tell after insert or update or delete on ballot_options
      for each row execute function tell_of_ballot()`.execute(db);
  await sql`
    create trigger ballot_papers_tell after insert or update or delete on ballot_papers
      for each row execute function tell_of_ballot()`.execute(db);
  await sql`
    create trigger voters_tell after insert or delete or update of has_voted on voters
      for each row execute function tell_of_ballot()`.execute(db);
}
