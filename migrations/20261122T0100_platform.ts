import { sql, type Kysely } from "kysely";

/** What every feature stands on: audit log, mail outbox, rate limits. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`
    create table audit_log (
      id bigint generated always as identity constraint audit_log_pk primary key,
      at timestamptz not null default now(),
      actor_id uuid,
      programme_id uuid,
      act text not null,
      subject text not null,
      details jsonb not null default '{}'
    )`.execute(db);
  await sql`create index audit_log_programme on audit_log (programme_id, id)`.execute(db);
  await sql`
    create function audit_log_is_append_only() returns trigger language plpgsql as $$
    begin raise exception 'the audit log is append-only'; end $$`.execute(db);
  await sql`
    create trigger audit_log_append_only before update or delete on audit_log
      for each row execute function audit_log_is_append_only()`.execute(db);

  await sql`
    create table mails (
      id uuid constraint mails_pk primary key default gen_random_uuid(),
      programme_id uuid,
      created_at timestamptz not null default now(),
      to_name text not null,
      to_address text not null constraint mails_to_one_line check (to_address !~ '[\r\n]'),
      locale text not null constraint mails_locale check (locale in ('fi', 'sv', 'en')),
      subject text not null constraint mails_subject_one_line check (subject !~ '[\r\n]'),
      body text,
      message_id text not null constraint mails_message_id_unique unique,
      state text not null default 'queued' constraint mails_state check (state in ('queued', 'kept', 'sent', 'failed')),
      attempts integer not null default 0,
      last_error text,
      sent_at timestamptz,
      constraint mails_body_until_sent check (body is not null or state = 'sent')
    )`.execute(db);
  await sql`create index mails_programme on mails (programme_id, created_at)`.execute(db);

  // The shape that rate-limiter-flexible asks for.
  await sql`
    create table rate_limits (
      key varchar(255) constraint rate_limits_pk primary key,
      points integer not null default 0,
      expire bigint
    )`.execute(db);
}
