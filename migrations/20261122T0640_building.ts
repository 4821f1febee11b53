import { sql, type Kysely } from "kysely";

/**
 * Staff build a survey edit by edit, and can take edits back: a survey's edits are whole questionnaires, the numbered one
 * is where staff are. What respondents see of a published survey changes only when a new version is taken into use;
 * sections, questions and options that somebody has answered are then retired, never removed. Earlier versions are kept
 * as they were.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table surveys
      add column version integer not null default 1,
      add column edit_number integer`.execute(db);
  await sql`alter table survey_sections add column retired_at timestamptz`.execute(db);
  await sql`alter table questions add column retired_at timestamptz`.execute(db);
  await sql`alter table question_options add column retired_at timestamptz`.execute(db);
  await sql`
    create table survey_edits (
      survey_id uuid not null constraint survey_edits_survey_fk references surveys on delete cascade,
      number integer not null constraint survey_edits_number check (number >= 0),
      questionnaire jsonb not null,
      act text not null,
      subject text not null default '',
      actor_id uuid constraint survey_edits_actor_fk references users on delete set null,
      made_at timestamptz not null default now(),
      constraint survey_edits_pk primary key (survey_id, number)
    )`.execute(db);
  await sql`
    create table survey_versions (
      survey_id uuid not null constraint survey_versions_survey_fk references surveys on delete cascade,
      number integer not null constraint survey_versions_number check (number >= 1),
      questionnaire jsonb not null,
      touched integer not null default 0,
      actor_id uuid constraint survey_versions_actor_fk references users on delete set null,
      replaced_at timestamptz not null default now(),
      constraint survey_versions_pk primary key (survey_id, number)
    )`.execute(db);
}
