import { sql, type Kysely } from "kysely";

/** The programme's roadmap: phases by month, and milestones, each of a day or of a whole month. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table roadmap_phases (
      id uuid constraint roadmap_phases_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint roadmap_phases_programme_fk references programmes on delete cascade,
      names jsonb not null,
      first_month date not null constraint roadmap_phases_first_month check (extract(day from first_month) = 1),
      last_month date not null constraint roadmap_phases_last_month check (extract(day from last_month) = 1),
      owner_name text not null default '' constraint roadmap_phases_owner_name check (length(owner_name) <= 120),
      position integer not null,
      created_at timestamptz not null default now(),
      constraint roadmap_phases_months check (last_month >= first_month)
    )`.execute(db);
  await sql`create index roadmap_phases_by_programme on roadmap_phases (programme_id, position)`.execute(db);
  await sql`
    create table roadmap_milestones (
      id uuid constraint roadmap_milestones_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint roadmap_milestones_programme_fk references programmes on delete cascade,
      names jsonb not null,
      due_on date not null,
      is_whole_month boolean not null default false,
      done_on date,
      created_at timestamptz not null default now(),
      constraint roadmap_milestones_month check (not is_whole_month or extract(day from due_on) = 1)
    )`.execute(db);
  await sql`create index roadmap_milestones_by_programme on roadmap_milestones (programme_id, due_on)`.execute(db);
}
