import { sql, type Kysely } from "kysely";

/** From answers to the plan: need groups, topics and workshops, proposed and accepted series. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = sql`
      state text not null default 'queued' constraint run_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
      progress real not null default 0,
      settings jsonb not null,
      seed bigint not null,
      method_version text not null,
      input_hash text,
      result jsonb,
      error text,
      created_by uuid,
      created_at timestamptz not null default now(),
      finished_at timestamptz`;

  await sql`
    create table grouping_runs (
      id uuid constraint grouping_runs_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      survey_id uuid not null,
      is_current boolean not null default false,
      ${run},
      constraint grouping_runs_in_programme unique (programme_id, id),
      constraint grouping_runs_survey_fk foreign key (programme_id, survey_id)
        references surveys (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create unique index grouping_runs_one_current on grouping_runs (programme_id) where is_current`.execute(db);
  await sql`
    create table need_groups (
      id uuid constraint need_groups_pk primary key default gen_random_uuid(),
      run_id uuid not null constraint need_groups_run_fk references grouping_runs on delete cascade,
      position integer not null,
      names jsonb not null,
      is_renamed boolean not null default false,
      constraint need_groups_position_unique unique (run_id, position),
      constraint need_groups_in_run unique (run_id, id)
    )`.execute(db);
  await sql`
    create table group_members (
      run_id uuid not null constraint group_members_run_fk references grouping_runs on delete cascade,
      organisation_id uuid not null constraint group_members_organisation_fk references organisations on delete cascade,
      group_id uuid,
      computed_group_id uuid,
      constraint group_members_pk primary key (run_id, organisation_id),
      constraint group_members_group_fk foreign key (run_id, group_id) references need_groups (run_id, id),
      constraint group_members_computed_fk foreign key (run_id, computed_group_id) references need_groups (run_id, id)
    )`.execute(db);

  await sql`
    create table topics (
      id uuid constraint topics_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint topics_programme_fk references programmes on delete cascade,
      key text not null,
      names jsonb not null,
      descriptions jsonb not null,
      kind text not null constraint topics_kind check (kind in ('open', 'themed', 'segmented', 'common')),
      duration_minutes integer not null default 120 constraint topics_duration check (duration_minutes between 15 and 960),
      cost_euros integer not null default 0 constraint topics_cost check (cost_euros >= 0),
      levels jsonb not null default '["basics","intermediate","advanced"]',
      position integer not null,
      constraint topics_key_unique unique (programme_id, key),
      constraint topics_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`
    create table topic_needs (
      topic_id uuid not null constraint topic_needs_topic_fk references topics on delete cascade,
      need_id uuid not null constraint topic_needs_need_fk references needs on delete cascade,
      strength real not null constraint topic_needs_strength check (strength > 0 and strength <= 1),
      constraint topic_needs_pk primary key (topic_id, need_id)
    )`.execute(db);

  await sql`
    create table proposals (
      id uuid constraint proposals_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      run_id uuid,
      ${run},
      constraint proposals_in_programme unique (programme_id, id),
      constraint proposals_programme_fk foreign key (programme_id) references programmes on delete cascade,
      constraint proposals_run_fk foreign key (run_id) references grouping_runs on delete cascade
    )`.execute(db);
  await sql`
    create table series (
      id uuid constraint series_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint series_programme_fk references programmes on delete cascade,
      proposal_id uuid not null constraint series_proposal_fk references proposals,
      accepted_by uuid,
      accepted_at timestamptz not null default now(),
      is_current boolean not null default true,
      constraint series_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`create unique index series_one_current on series (programme_id) where is_current`.execute(db);

  // A workshop's audience is a list of organisations with a label, written when the series is accepted.
  await sql`
    create table workshops (
      id uuid constraint workshops_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint workshops_programme_fk references programmes on delete cascade,
      series_id uuid constraint workshops_series_fk references series on delete cascade,
      topic_id uuid,
      own_titles jsonb,
      level text not null default 'all' constraint workshops_level check (level in ('basics', 'intermediate', 'advanced', 'all')),
      group_id uuid constraint workshops_group_fk references need_groups on delete set null,
      audience_names jsonb not null,
      position integer not null,
      state text not null default 'planned' constraint workshops_state check (state in ('planned', 'held', 'cancelled')),
      held_on date,
      created_at timestamptz not null default now(),
      constraint workshops_in_programme unique (programme_id, id),
      constraint workshops_topic_fk foreign key (programme_id, topic_id) references topics (programme_id, id),
      constraint workshops_has_topic check (topic_id is not null or own_titles is not null),
      constraint workshops_held_day check (state <> 'held' or held_on is not null)
    )`.execute(db);
  await sql`
    create table workshop_organisations (
      workshop_id uuid not null constraint workshop_organisations_workshop_fk references workshops on delete cascade,
      organisation_id uuid not null constraint workshop_organisations_organisation_fk references organisations on delete cascade,
      constraint workshop_organisations_pk primary key (workshop_id, organisation_id)
    )`.execute(db);
}
