import { sql, type Kysely } from "kysely";

/**
 * When mentors are at work: on which weekdays, how many days a month, and which days are theirs or taken, marked by hand
 * or read from a calendar file, of which nothing else is kept. What a unit takes of a mentor's time, how long a unit may
 * wait, and proposals of who helps whom.
 */
export async function up(db: Kysely<never>): Promise<void> {
  // Monday is 1; "" for who works in shifts and marks each day.
  await sql`
    alter table mentors
      add column weekdays text not null default '12345'
        constraint mentors_weekdays check (weekdays ~ '^1?2?3?4?5?6?7?$')`.execute(db);
  await sql`
    create table mentor_capacity (
      programme_id uuid not null,
      mentor_id uuid not null,
      month date not null constraint mentor_capacity_month check (extract(day from month) = 1),
      days real not null constraint mentor_capacity_days check (days between 0 and 31),
      constraint mentor_capacity_pk primary key (mentor_id, month),
      constraint mentor_capacity_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table mentor_days (
      programme_id uuid not null,
      mentor_id uuid not null,
      day date not null,
      source text not null constraint mentor_days_source check (source in ('hand', 'file')),
      state text not null constraint mentor_days_state check (state in ('free', 'half', 'busy')),
      constraint mentor_days_pk primary key (mentor_id, day, source),
      constraint mentor_days_file check (source = 'hand' or state <> 'free'),
      constraint mentor_days_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table mentor_calendar_files (
      mentor_id uuid constraint mentor_calendar_files_pk primary key,
      programme_id uuid not null,
      first_day date not null,
      last_day date not null,
      read_at timestamptz not null default now(),
      constraint mentor_calendar_files_days check (last_day >= first_day),
      constraint mentor_calendar_files_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table mentoring_settings (
      programme_id uuid constraint mentoring_settings_pk primary key
        constraint mentoring_settings_programme_fk references programmes on delete cascade,
      waiting_weeks integer not null default 6
        constraint mentoring_settings_waiting check (waiting_weeks between 1 and 52),
      usual_days real not null default 1
        constraint mentoring_settings_days check (usual_days > 0 and usual_days <= 20)
    )`.execute(db);
  // Where a unit takes more or less than units usually do.
  await sql`
    create table unit_mentoring_days (
      unit_id uuid constraint unit_mentoring_days_pk primary key,
      programme_id uuid not null,
      days real not null constraint unit_mentoring_days_given check (days > 0 and days <= 20),
      constraint unit_mentoring_days_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table assignment_proposals (
      id uuid constraint assignment_proposals_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint assignment_proposals_programme_fk references programmes on delete cascade,
      settings jsonb not null,
      seed integer not null,
      method text not null,
      input_hash text not null,
      based_on text not null,
      figures jsonb not null,
      created_at timestamptz not null default now(),
      created_by uuid constraint assignment_proposals_created_by_fk references users on delete set null,
      accepted_at timestamptz,
      constraint assignment_proposals_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`
    create unique index assignment_proposals_one_open on assignment_proposals (programme_id)
      where accepted_at is null`.execute(db);
  await sql`
    create table assignment_proposal_rows (
      proposal_id uuid not null,
      programme_id uuid not null,
      unit_id uuid not null,
      now_mentor_id uuid,
      mentor_id uuid,
      is_locked boolean not null default false,
      is_changed boolean not null default false,
      why jsonb not null,
      constraint assignment_proposal_rows_pk primary key (proposal_id, unit_id),
      constraint assignment_proposal_rows_proposal_fk foreign key (programme_id, proposal_id)
        references assignment_proposals (programme_id, id) on delete cascade,
      constraint assignment_proposal_rows_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id) on delete cascade,
      constraint assignment_proposal_rows_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade,
      constraint assignment_proposal_rows_now_fk foreign key (programme_id, now_mentor_id)
        references mentors (programme_id, id) on delete set null (now_mentor_id)
    )`.execute(db);
}
