import { sql, type Kysely } from "kysely";

/**
 * Digital tools that a programme follows, and what mentors and units judge of them: 0–500 a unit, tool and day. A
 * judgement is never overwritten: a correction is a judgement of its own that names the one it stands in for, and one
 * without a score takes it back. It stays the judgement of whoever judged, also where somebody else wrote it down.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table digital_tools (
      id uuid constraint digital_tools_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint digital_tools_programme_fk references programmes on delete cascade,
      names jsonb not null,
      descriptions jsonb not null,
      anchors jsonb,
      concerns_all boolean not null default true,
      position integer not null,
      ended_at timestamptz,
      created_at timestamptz not null default now(),
      constraint digital_tools_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`
    create table digital_tool_units (
      programme_id uuid not null,
      tool_id uuid not null,
      unit_id uuid not null,
      constraint digital_tool_units_pk primary key (tool_id, unit_id),
      constraint digital_tool_units_tool_fk foreign key (programme_id, tool_id)
        references digital_tools (programme_id, id) on delete cascade,
      constraint digital_tool_units_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index digital_tool_units_by_unit on digital_tool_units (unit_id)`.execute(db);
  await sql`
    create table assessments (
      id uuid constraint assessments_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint assessments_programme_fk references programmes on delete cascade,
      unit_id uuid not null,
      tool_id uuid not null,
      assessed_on date not null,
      score integer constraint assessments_score check (score between 0 and 500),
      note text not null default '' constraint assessments_note check (length(note) <= 2000),
      evidence text not null default '' constraint assessments_evidence check (length(evidence) <= 2000),
      judge text not null constraint assessments_judge check (judge in ('mentor', 'unit')),
      judged_by uuid constraint assessments_judged_by_fk references users on delete set null,
      written_by uuid constraint assessments_written_by_fk references users on delete set null,
      corrects_id uuid constraint assessments_corrected_once unique
        constraint assessments_corrects_fk references assessments on delete cascade,
      is_corrected boolean not null default false,
      created_at timestamptz not null default clock_timestamp(),
      constraint assessments_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id),
      constraint assessments_tool_fk foreign key (programme_id, tool_id)
        references digital_tools (programme_id, id),
      constraint assessments_taken_back check (score is not null or corrects_id is not null)
    )`.execute(db);
  await sql`
    create index assessments_by_pair on assessments (programme_id, unit_id, tool_id, assessed_on, created_at)`.execute(
    db,
  );
  // What a level and a growth ask: of each pair the first and the last that count, by day and by when they were written.
  await sql`
    create index assessments_counted on assessments (programme_id, unit_id, tool_id, assessed_on, created_at, id)
      include (score) where judge = 'mentor' and score is not null and not is_corrected`.execute(db);
  await sql`
    create index assessments_counted_by_day on assessments (programme_id, assessed_on)
      where judge = 'mentor' and score is not null and not is_corrected`.execute(db);
  await sql`
    create function keep_assessment() returns trigger language plpgsql as $$
    begin
      if (new.unit_id, new.tool_id, new.assessed_on, new.score, new.note, new.evidence, new.judge, new.corrects_id)
        is distinct from
         (old.unit_id, old.tool_id, old.assessed_on, old.score, old.note, old.evidence, old.judge, old.corrects_id)
        or (old.is_corrected and not new.is_corrected)
      then raise exception 'an assessment is corrected by another, not overwritten';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger assessments_kept before update on assessments
      for each row execute function keep_assessment()`.execute(db);
  // Told beside the judgement itself, so that what counts is found by an index.
  await sql`
    create function mark_corrected() returns trigger language plpgsql as $$
    begin
      update assessments set is_corrected = true where id = new.corrects_id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger assessments_corrected after insert on assessments
      for each row when (new.corrects_id is not null) execute function mark_corrected()`.execute(db);
}
