import { sql, type Kysely } from "kysely";

/** Questionnaires, who is invited, and what they answered. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table surveys (
      id uuid constraint surveys_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint surveys_programme_fk references programmes on delete cascade,
      titles jsonb not null,
      intros jsonb not null,
      notice jsonb not null,
      notice_version integer not null default 1,
      state text not null default 'draft' constraint surveys_state check (state in ('draft', 'open', 'closed')),
      opened_at timestamptz,
      closes_at timestamptz,
      closed_at timestamptz,
      created_at timestamptz not null default now(),
      constraint surveys_in_programme unique (programme_id, id),
      constraint surveys_open_has_close check (state <> 'open' or closes_at is not null)
    )`.execute(db);
  await sql`
    create table survey_sections (
      id uuid constraint survey_sections_pk primary key default gen_random_uuid(),
      survey_id uuid not null constraint survey_sections_survey_fk references surveys on delete cascade,
      key text not null,
      titles jsonb not null,
      helps jsonb not null,
      position integer not null,
      constraint survey_sections_key_unique unique (survey_id, key)
    )`.execute(db);
  await sql`
    create table questions (
      id uuid constraint questions_pk primary key default gen_random_uuid(),
      survey_id uuid not null constraint questions_survey_fk references surveys on delete cascade,
      section_id uuid not null constraint questions_section_fk references survey_sections on delete cascade,
      key text not null,
      kind text not null constraint questions_kind check (kind in ('multiple', 'single', 'matrix', 'ratings', 'text')),
      block text not null
        constraint questions_block check (block in ('services', 'wishes', 'barriers', 'support', 'background', 'open', 'ratings')),
      texts jsonb not null,
      helps jsonb not null,
      required boolean not null default false,
      settings jsonb not null default '{}',
      position integer not null,
      constraint questions_key_unique unique (survey_id, key)
    )`.execute(db);
  await sql`
    create table question_options (
      id uuid constraint question_options_pk primary key default gen_random_uuid(),
      question_id uuid not null constraint question_options_question_fk references questions on delete cascade,
      key text not null,
      texts jsonb not null,
      need_id uuid constraint question_options_need_fk references needs,
      service_id uuid constraint question_options_service_fk references services,
      barrier_id uuid constraint question_options_barrier_fk references barriers,
      is_exclusive boolean not null default false,
      is_other boolean not null default false,
      position integer not null,
      constraint question_options_key_unique unique (question_id, key)
    )`.execute(db);

  await sql`
    create table survey_invitations (
      id uuid constraint survey_invitations_pk primary key default gen_random_uuid(),
      survey_id uuid not null,
      programme_id uuid not null,
      organisation_id uuid not null,
      participant_id uuid,
      token_hash text not null constraint survey_invitations_token_unique unique,
      created_at timestamptz not null default now(),
      opened_at timestamptz,
      constraint survey_invitations_once unique (survey_id, organisation_id),
      constraint survey_invitations_survey_fk foreign key (programme_id, survey_id)
        references surveys (programme_id, id) on delete cascade,
      constraint survey_invitations_organisation_fk foreign key (programme_id, organisation_id)
        references organisations (programme_id, id) on delete cascade,
      constraint survey_invitations_participant_fk foreign key (participant_id)
        references participants on delete set null
    )`.execute(db);
  await sql`
    create table responses (
      id uuid constraint responses_pk primary key default gen_random_uuid(),
      survey_id uuid not null,
      programme_id uuid not null,
      organisation_id uuid not null,
      source text not null default 'link' constraint responses_source check (source in ('link', 'import')),
      locale text not null constraint responses_locale check (locale in ('fi', 'sv', 'en')),
      notice_version integer not null,
      started_at timestamptz not null default now(),
      saved_at timestamptz not null default now(),
      sent_at timestamptz,
      constraint responses_once unique (survey_id, organisation_id),
      constraint responses_survey_fk foreign key (programme_id, survey_id)
        references surveys (programme_id, id) on delete cascade,
      constraint responses_organisation_fk foreign key (programme_id, organisation_id)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table answers (
      response_id uuid not null constraint answers_response_fk references responses on delete cascade,
      question_id uuid not null constraint answers_question_fk references questions,
      value jsonb not null,
      revision integer not null default 1,
      saved_at timestamptz not null default now(),
      constraint answers_pk primary key (response_id, question_id)
    )`.execute(db);
}
