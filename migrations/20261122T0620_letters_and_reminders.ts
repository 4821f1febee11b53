import { sql, type Kysely } from "kysely";

/**
 * What a survey's invitation and reminder say where staff have worded them, when reminders leave by themselves, and who
 * wants none. A planned reminder is known by how many days before the close it leaves: moving the close moves it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table survey_letters (
      survey_id uuid not null constraint survey_letters_survey_fk references surveys on delete cascade,
      kind text not null constraint survey_letters_kind check (kind in ('invitation', 'reminder')),
      subjects jsonb not null,
      bodies jsonb not null,
      constraint survey_letters_pk primary key (survey_id, kind)
    )`.execute(db);
  await sql`
    create table survey_reminders (
      survey_id uuid not null constraint survey_reminders_survey_fk references surveys on delete cascade,
      days_before integer not null constraint survey_reminders_days check (days_before between 1 and 60),
      time_of_day text not null constraint survey_reminders_time check (time_of_day ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      due_at timestamptz not null,
      done_at timestamptz,
      mailed integer not null default 0,
      constraint survey_reminders_pk primary key (survey_id, days_before)
    )`.execute(db);
  await sql`alter table survey_invitations add column declined_at timestamptz`.execute(db);
}
