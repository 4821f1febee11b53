import { sql, type Kysely } from "kysely";

/**
 * The level 0–500 that a part of the register is to reach by a day, of one tool or of all. What the level is now, and how
 * far it is from where it should be, is reckoned from the assessments and not kept here.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table maturity_targets (
      id uuid constraint maturity_targets_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint maturity_targets_programme_fk references programmes on delete cascade,
      unit_id uuid,
      tool_id uuid,
      level integer not null constraint maturity_targets_level check (level between 1 and 500),
      starts_on date not null,
      due_on date not null,
      owner_id uuid constraint maturity_targets_owner_fk references users on delete set null,
      owner_name text not null default '' constraint maturity_targets_owner_name check (length(owner_name) <= 120),
      ended_at timestamptz,
      created_at timestamptz not null default now(),
      constraint maturity_targets_in_programme unique (programme_id, id),
      constraint maturity_targets_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id),
      constraint maturity_targets_tool_fk foreign key (programme_id, tool_id) references digital_tools (programme_id, id),
      constraint maturity_targets_days check (due_on > starts_on)
    )`.execute(db);
  await sql`
    create unique index maturity_targets_one_now on maturity_targets (programme_id, unit_id, tool_id) nulls not distinct
      where ended_at is null`.execute(db);
}
