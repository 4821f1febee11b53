import { sql, type Kysely } from "kysely";

/**
 * Interviews in which a unit's needs are assessed: what was said is a response to a survey of its own kind, which staff
 * write in. It has no closing and asks nobody by mail. A unit may be interviewed again: every round stays, and one counts.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table surveys
      drop constraint surveys_purpose,
      add constraint surveys_purpose check (purpose in ('needs', 'feedback', 'assessment')),
      drop constraint surveys_open_has_close,
      add constraint surveys_open_has_close
        check (state <> 'open' or closes_at is not null or purpose = 'assessment'),
      add column form text,
      add constraint surveys_form
        check (case when purpose = 'assessment' then form is not null and form in ('template', 'free') else form is null end)`.execute(
    db,
  );
  await sql`
    create unique index surveys_one_form on surveys (programme_id, form)
      where purpose = 'assessment' and state = 'open'`.execute(db);
  await sql`
    alter table responses
      drop constraint responses_purpose,
      add constraint responses_purpose check (purpose in ('needs', 'feedback', 'assessment')),
      drop constraint responses_of_organisation,
      add constraint responses_of_organisation check ((purpose <> 'feedback') = (organisation_id is not null)),
      drop constraint responses_source,
      add constraint responses_source check (source in ('link', 'import', 'interview')),
      drop constraint responses_once,
      add column counts boolean not null default true,
      add constraint responses_rounds check (counts or purpose = 'assessment')`.execute(db);
  await sql`create unique index responses_once on responses (survey_id, organisation_id) where counts`.execute(db);
  // What an answer said before staff corrected it.
  await sql`
    create table corrected_answers (
      response_id uuid not null constraint corrected_answers_response_fk references responses on delete cascade,
      question_id uuid not null constraint corrected_answers_question_fk references questions on delete cascade,
      revision integer not null,
      value jsonb not null,
      corrected_by uuid constraint corrected_answers_corrected_by_fk references users on delete set null,
      corrected_at timestamptz not null default now(),
      constraint corrected_answers_pk primary key (response_id, question_id, revision)
    )`.execute(db);

  // Until it is done, an interview is a draft that nothing counts.
  await sql`
    alter table needs_assessments
      add column survey_id uuid,
      add column done_at timestamptz,
      add constraint needs_assessments_survey_fk foreign key (programme_id, survey_id)
        references surveys (programme_id, id)`.execute(db);
  // What else was corrected, and what it said before: the day, the mentor, the summary.
  await sql`
    create table needs_assessment_changes (
      id uuid constraint needs_assessment_changes_pk primary key default gen_random_uuid(),
      assessment_id uuid not null
        constraint needs_assessment_changes_assessment_fk references needs_assessments on delete cascade,
      before jsonb not null,
      changed_by uuid constraint needs_assessment_changes_changed_by_fk references users on delete set null,
      changed_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index needs_assessment_changes_by_assessment on needs_assessment_changes (assessment_id)`.execute(
    db,
  );

  await sql`
    alter table follow_ups
      add column written_by uuid constraint follow_ups_written_by_fk references users on delete set null`.execute(db);
  await sql`create index follow_ups_by_unit on follow_ups (programme_id, unit_id)`.execute(db);
  await sql`create index follow_ups_by_assessment on follow_ups (assessment_id)`.execute(db);
  await sql`
    create table follow_up_changes (
      id uuid constraint follow_up_changes_pk primary key default gen_random_uuid(),
      follow_up_id uuid not null constraint follow_up_changes_follow_up_fk references follow_ups on delete cascade,
      state_before text not null,
      state text not null,
      changed_by uuid constraint follow_up_changes_changed_by_fk references users on delete set null,
      changed_at timestamptz not null default now(),
      constraint follow_up_changes_states check (state_before <> state)
    )`.execute(db);
  await sql`create index follow_up_changes_by_follow_up on follow_up_changes (follow_up_id)`.execute(db);
}
