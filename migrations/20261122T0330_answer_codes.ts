import { sql, type Kysely } from "kysely";

/**
 * Open answers read by staff, and the needs found in them. What was read is kept as a digest: bringing a file in again
 * writes its answers anew, so neither an answer's row nor its revision tells whether its text is still the one that was
 * read. A need that answers are coded to stays in the catalogue (deferrable, so that a whole programme can be removed); a
 * refused suggestion does not keep it there.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table responses add constraint responses_in_survey unique (survey_id, id)`.execute(db);
  await sql`alter table questions add constraint questions_in_survey unique (survey_id, id)`.execute(db);
  await sql`
    create table coded_answers (
      programme_id uuid not null,
      survey_id uuid not null,
      response_id uuid not null,
      question_id uuid not null,
      text_digest text not null constraint coded_answers_digest check (text_digest ~ '^[0-9a-f]{64}$'),
      coded_by uuid constraint coded_answers_coder_fk references users on delete set null,
      coded_at timestamptz not null default now(),
      constraint coded_answers_pk primary key (response_id, question_id),
      constraint coded_answers_in_programme unique (programme_id, response_id, question_id),
      constraint coded_answers_survey_fk foreign key (programme_id, survey_id)
        references surveys (programme_id, id) on delete cascade,
      constraint coded_answers_response_fk foreign key (survey_id, response_id)
        references responses (survey_id, id) on delete cascade,
      constraint coded_answers_question_fk foreign key (survey_id, question_id)
        references questions (survey_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table answer_codes (
      programme_id uuid not null,
      response_id uuid not null,
      question_id uuid not null,
      need_id uuid not null,
      state text not null constraint answer_codes_state check (state in ('accepted', 'refused')),
      accepted_need_id uuid generated always as (case when state = 'accepted' then need_id end) stored,
      decided_by uuid constraint answer_codes_decider_fk references users on delete set null,
      decided_at timestamptz not null default now(),
      constraint answer_codes_pk primary key (response_id, question_id, need_id),
      constraint answer_codes_answer_fk foreign key (programme_id, response_id, question_id)
        references coded_answers (programme_id, response_id, question_id) on delete cascade,
      constraint answer_codes_need_fk foreign key (programme_id, accepted_need_id)
        references needs (programme_id, id) deferrable initially immediate
    )`.execute(db);
  await sql`create index answer_codes_by_need on answer_codes (accepted_need_id)`.execute(db);
}
