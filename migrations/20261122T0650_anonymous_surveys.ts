import { sql, type Kysely } from "kysely";

/**
 * Anonymous surveys, answered by one link for all or by personal links. Who has answered is known by the link that was
 * used, what they answered is not: an answer's row is found by a key that only the link's token gives. It bears no
 * person, no time and no language, which the register knows of people too; and at the close the rows are written anew in
 * random order without keys. Sending writes to the links' table alone, never to that of the accesses: the links are
 * written anew at the close as well, so that the order in which people answered is in no table.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table surveys
      add column anonymity text not null default 'named'
        constraint surveys_anonymity check (anonymity in ('named', 'anonymous')),
      add column access text not null default 'invited' constraint surveys_access check (access in ('invited', 'common')),
      add column common_code text constraint surveys_common_code_unique unique,
      add column keys_dropped_at timestamptz,
      add constraint surveys_named_are_invited check (anonymity = 'anonymous' or access = 'invited'),
      add constraint surveys_common_have_code check (state = 'draft' or access = 'invited' or common_code is not null),
      add constraint surveys_keys_of_anonymous check (anonymity = 'anonymous' or keys_dropped_at is null)`.execute(db);
  await sql`
    create table survey_accesses (
      id uuid constraint survey_accesses_pk primary key default gen_random_uuid(),
      survey_id uuid not null constraint survey_accesses_survey_fk references surveys on delete cascade,
      participant_id uuid not null constraint survey_accesses_participant_fk references participants on delete cascade,
      declined_at timestamptz,
      mailed_at timestamptz not null default now(),
      constraint survey_accesses_once unique (survey_id, participant_id)
    )`.execute(db);
  await sql`create index survey_accesses_by_participant on survey_accesses (participant_id)`.execute(db);
  await sql`
    create table survey_access_links (
      token_hash text constraint survey_access_links_pk primary key,
      access_id uuid not null constraint survey_access_links_access_fk references survey_accesses on delete cascade,
      is_used boolean not null default false
    )`.execute(db);
  await sql`create index survey_access_links_by_access on survey_access_links (access_id)`.execute(db);
  await sql`
    create unique index survey_access_links_used_once on survey_access_links (access_id) where is_used`.execute(db);
  await sql`
    create table anonymous_responses (
      id uuid constraint anonymous_responses_pk primary key default gen_random_uuid(),
      survey_id uuid not null constraint anonymous_responses_survey_fk references surveys on delete cascade,
      row_key text,
      notice_version integer not null,
      is_sent boolean not null default false,
      has_changed boolean not null default false,
      constraint anonymous_responses_once unique (survey_id, row_key)
    )`.execute(db);
  await sql`
    create table anonymous_answers (
      response_id uuid not null constraint anonymous_answers_response_fk references anonymous_responses on delete cascade,
      question_id uuid not null constraint anonymous_answers_question_fk references questions,
      value jsonb not null,
      revision integer not null default 1,
      constraint anonymous_answers_pk primary key (response_id, question_id)
    )`.execute(db);
  await sql`create index anonymous_answers_by_question on anonymous_answers (question_id)`.execute(db);
  await sql`
    alter table mails
      add column survey_access_id uuid
        constraint mails_survey_access_fk references survey_accesses on delete set null`.execute(db);
  await sql`
    create index mails_by_survey_access on mails (survey_access_id, created_at)
      where survey_access_id is not null`.execute(db);
}
