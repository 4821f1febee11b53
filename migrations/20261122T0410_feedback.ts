import { sql, type Kysely } from "kysely";

/**
 * Feedback on workshops, asked by the surveys: a survey has a purpose, and what is asked of feedback is asked of a person
 * (an attendee), not of an organisation. The purpose stands in invitations and responses too, so that the database holds
 * that a needs survey has organisations only and feedback persons only.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table surveys
      add column purpose text not null default 'needs'
        constraint surveys_purpose check (purpose in ('needs', 'feedback')),
      add constraint surveys_of_purpose unique (programme_id, id, purpose)`.execute(db);

  await sql`
    alter table survey_invitations
      add column purpose text not null default 'needs',
      add column person_id uuid,
      alter column organisation_id drop not null,
      drop constraint survey_invitations_survey_fk,
      add constraint survey_invitations_survey_fk foreign key (programme_id, survey_id, purpose)
        references surveys (programme_id, id, purpose) on delete cascade,
      add constraint survey_invitations_person_fk foreign key (programme_id, person_id)
        references attendees (programme_id, id) on delete cascade,
      add constraint survey_invitations_once_a_person unique (survey_id, person_id),
      add constraint survey_invitations_purpose check (purpose in ('needs', 'feedback')),
      add constraint survey_invitations_of_organisation check ((purpose = 'needs') = (organisation_id is not null)),
      add constraint survey_invitations_of_person check ((purpose = 'feedback') = (person_id is not null))`.execute(db);
  await sql`create index survey_invitations_by_person on survey_invitations (person_id)`.execute(db);
  await sql`
    alter table responses
      add column purpose text not null default 'needs',
      add column person_id uuid,
      alter column organisation_id drop not null,
      drop constraint responses_survey_fk,
      add constraint responses_survey_fk foreign key (programme_id, survey_id, purpose)
        references surveys (programme_id, id, purpose) on delete cascade,
      add constraint responses_person_fk foreign key (programme_id, person_id)
        references attendees (programme_id, id) on delete cascade,
      add constraint responses_once_a_person unique (survey_id, person_id),
      add constraint responses_purpose check (purpose in ('needs', 'feedback')),
      add constraint responses_of_organisation check ((purpose = 'needs') = (organisation_id is not null)),
      add constraint responses_of_person check ((purpose = 'feedback') = (person_id is not null))`.execute(db);
  await sql`create index responses_by_person on responses (person_id)`.execute(db);

  await sql`
    alter table questions
      drop constraint questions_block,
      add constraint questions_block check (block in
        ('services', 'wishes', 'barriers', 'support', 'background', 'open', 'ratings', 'feedback'))`.execute(db);

  await sql`
    create table workshop_feedback (
      workshop_id uuid constraint workshop_feedback_pk primary key,
      programme_id uuid not null,
      survey_id uuid not null constraint workshop_feedback_survey_once unique,
      purpose text not null default 'feedback' constraint workshop_feedback_purpose check (purpose = 'feedback'),
      constraint workshop_feedback_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade,
      constraint workshop_feedback_survey_fk foreign key (programme_id, survey_id, purpose)
        references surveys (programme_id, id, purpose) on delete cascade
    )`.execute(db);

  // Staff propose a topic again although it was rated low.
  await sql`alter table topics add column offered_again_at timestamptz`.execute(db);
}
