import { sql, type Kysely } from "kysely";

/**
 * How much digital tools are used, as somebody has counted it: a figure of a tool, of one unit or of the whole programme,
 * over a period. A figure is never overwritten: a correction names the one that it stands in for, and one without a value
 * takes it back. Beside them the tools' versions, and what stands in the way of using them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table use_figures (
      id uuid constraint use_figures_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint use_figures_programme_fk references programmes on delete cascade,
      tool_id uuid not null,
      unit_id uuid,
      name text not null constraint use_figures_name check (length(btrim(name)) between 1 and 120),
      measure text not null constraint use_figures_measure check (length(btrim(measure)) between 1 and 60),
      value numeric(14, 2),
      starts_on date not null,
      ends_on date not null,
      source text not null default '' constraint use_figures_source check (length(source) <= 300),
      written_by uuid constraint use_figures_written_by_fk references users on delete set null,
      corrects_id uuid constraint use_figures_corrected_once unique
        constraint use_figures_corrects_fk references use_figures on delete cascade,
      is_corrected boolean not null default false,
      created_at timestamptz not null default clock_timestamp(),
      constraint use_figures_in_programme unique (programme_id, id),
      constraint use_figures_tool_fk foreign key (programme_id, tool_id) references digital_tools (programme_id, id),
      constraint use_figures_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id),
      constraint use_figures_days check (ends_on >= starts_on),
      constraint use_figures_taken_back check (value is not null or corrects_id is not null)
    )`.execute(db);
  // The same thing counted of the same unit over the same days is one figure, whoever sends it twice.
  await sql`
    create unique index use_figures_once
      on use_figures (tool_id, unit_id, lower(name), lower(measure), starts_on, ends_on) nulls not distinct
      where value is not null and not is_corrected`.execute(db);
  await sql`create index use_figures_by_programme on use_figures (programme_id, tool_id)`.execute(db);

  await sql`
    create table tool_versions (
      id uuid constraint tool_versions_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      tool_id uuid not null,
      name text not null constraint tool_versions_name check (length(btrim(name)) between 1 and 80),
      in_use_from date not null,
      note text not null default '' constraint tool_versions_note check (length(note) <= 2000),
      created_at timestamptz not null default now(),
      constraint tool_versions_tool_fk foreign key (programme_id, tool_id)
        references digital_tools (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create unique index tool_versions_name_unique on tool_versions (tool_id, lower(name))`.execute(db);

  await sql`
    create table tool_obstacles (
      id uuid constraint tool_obstacles_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      tool_id uuid not null,
      what text not null constraint tool_obstacles_what check (length(btrim(what)) between 1 and 300),
      since date not null,
      solved_on date,
      note text not null default '' constraint tool_obstacles_note check (length(note) <= 2000),
      created_at timestamptz not null default now(),
      constraint tool_obstacles_in_programme unique (programme_id, id),
      constraint tool_obstacles_tool_fk foreign key (programme_id, tool_id)
        references digital_tools (programme_id, id) on delete cascade,
      constraint tool_obstacles_days check (solved_on >= since)
    )`.execute(db);
  await sql`
    create unique index tool_obstacles_open_once on tool_obstacles (tool_id, lower(what))
      where solved_on is null`.execute(db);
  // Where it stands in the way; none is everywhere.
  await sql`
    create table tool_obstacle_units (
      programme_id uuid not null,
      obstacle_id uuid not null,
      unit_id uuid not null,
      constraint tool_obstacle_units_pk primary key (obstacle_id, unit_id),
      constraint tool_obstacle_units_obstacle_fk foreign key (programme_id, obstacle_id)
        references tool_obstacles (programme_id, id) on delete cascade,
      constraint tool_obstacle_units_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index tool_obstacle_units_by_unit on tool_obstacle_units (unit_id)`.execute(db);
}
