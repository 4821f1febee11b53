import { sql, type Kysely } from "kysely";

/** When answers were sent for the first time: who changes them later sends them again, and has answered all the same. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table responses add column first_sent_at timestamptz`.execute(db);
  await sql`update responses set first_sent_at = sent_at`.execute(db);
  await sql`
    create function keep_first_sent() returns trigger language plpgsql as $$
    begin
      if new.first_sent_at is null then new.first_sent_at := new.sent_at; end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger responses_first_sent before insert or update on responses
      for each row execute function keep_first_sent()`.execute(db);
}
