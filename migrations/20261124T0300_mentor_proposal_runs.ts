import { sql, type Kysely } from "kysely";

/**
 * The computing of a proposal of who helps whom: asked for once, made in the background, told while it lasts and after it
 * came to nothing. What it finds is a proposal in assignment_proposals. `seen_at` is when the process that makes it was
 * last heard of.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table assignment_runs (
      id uuid constraint assignment_runs_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint assignment_runs_programme_fk references programmes on delete cascade,
      settings jsonb not null,
      state text not null default 'queued'
        constraint assignment_runs_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
      progress real not null default 0 constraint assignment_runs_progress check (progress between 0 and 1),
      failure text constraint assignment_runs_failure check (failure in ('no-mentors', 'no-units', 'computing', 'lost')),
      created_at timestamptz not null default now(),
      created_by uuid constraint assignment_runs_created_by_fk references users on delete set null,
      seen_at timestamptz not null default now(),
      finished_at timestamptz,
      constraint assignment_runs_failed check ((state = 'failed') = (failure is not null)),
      constraint assignment_runs_finished check ((state in ('queued', 'running')) = (finished_at is null))
    )`.execute(db);
  await sql`
    create unique index assignment_runs_one_under_way on assignment_runs (programme_id)
      where state in ('queued', 'running')`.execute(db);
  await sql`create index assignment_runs_of_programme on assignment_runs (programme_id, created_at desc)`.execute(db);
}
