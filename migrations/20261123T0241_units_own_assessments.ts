import { sql, type Kysely } from "kysely";

/**
 * Units are asked to judge their own use of the tools, by a personal link to their contact person. What is answered is
 * kept apart until it is sent; then it is written among the assessments as the unit's own, and what is changed later
 * corrects what was sent before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  // A round of asking: it is open until it closes, and the units asked meanwhile join it.
  await sql`
    create table own_rounds (
      id uuid constraint own_rounds_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint own_rounds_programme_fk references programmes on delete cascade,
      closes_at timestamptz not null,
      created_at timestamptz not null default clock_timestamp(),
      constraint own_rounds_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`create index own_rounds_by_programme on own_rounds (programme_id, created_at desc)`.execute(db);
  await sql`
    create table own_asks (
      id uuid constraint own_asks_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      round_id uuid not null,
      unit_id uuid not null,
      participant_id uuid constraint own_asks_participant_fk references participants on delete set null,
      token_hashes text[] not null default '{}',
      mailed_at timestamptz,
      opened_at timestamptz,
      sent_at timestamptz,
      revoked_at timestamptz,
      declined_at timestamptz,
      notice_version integer,
      created_at timestamptz not null default clock_timestamp(),
      constraint own_asks_in_programme unique (programme_id, id),
      constraint own_asks_once unique (round_id, unit_id),
      constraint own_asks_round_fk foreign key (programme_id, round_id)
        references own_rounds (programme_id, id) on delete cascade,
      constraint own_asks_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id)
    )`.execute(db);
  await sql`create index own_asks_by_token on own_asks using gin (token_hashes)`.execute(db);
  await sql`create index own_asks_by_unit on own_asks (programme_id, unit_id)`.execute(db);
  // What is answered of a tool, sent or not; the judgement is the one that it became when it was sent last.
  await sql`
    create table own_answers (
      ask_id uuid not null constraint own_answers_ask_fk references own_asks on delete cascade,
      tool_id uuid not null constraint own_answers_tool_fk references digital_tools on delete cascade,
      answer text not null default ''
        constraint own_answers_answer check (answer in ('', 'unknown', '0', '100', '200', '300', '400', '500')),
      note text not null default '' constraint own_answers_note check (length(note) <= 2000),
      sent_answer text,
      sent_note text,
      assessment_id uuid constraint own_answers_assessment_fk references assessments on delete set null,
      saved_at timestamptz not null default clock_timestamp(),
      constraint own_answers_pk primary key (ask_id, tool_id)
    )`.execute(db);
  // The latest of each unit and tool, as those of mentors are found.
  await sql`
    create index assessments_own on assessments (programme_id, unit_id, tool_id, assessed_on, created_at, id)
      include (score) where judge = 'unit' and score is not null and not is_corrected`.execute(db);
  await sql`
    alter table session_grants
      drop constraint session_grants_kind,
      add constraint session_grants_kind check (kind in ('survey', 'ballot', 'attendee', 'unit'))`.execute(db);
}
