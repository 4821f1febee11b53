import { sql, type Kysely } from "kysely";

/**
 * Mentors' sessions stand in the register of workshops so that everything is counted in one place, and are marked there,
 * so that the plan of workshops is not flooded by them. Besides: what a mentor notes of a session, how often it was put
 * off, an address at which a calendar can follow a mentor, and the log of contacts with units.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshops add column is_session boolean not null default false`.execute(db);
  await sql`create index workshops_not_sessions on workshops (programme_id) where not is_session`.execute(db);

  // `is_titled`: the name in the register was given by hand, and is not made of the tool or the unit.
  await sql`
    alter table mentor_sessions
      add column is_titled boolean not null default false,
      add column note text not null default '' constraint mentor_sessions_note check (length(note) <= 2000),
      add column first_start timestamptz,
      add column times_moved integer not null default 0 constraint mentor_sessions_times_moved check (times_moved >= 0)`.execute(
    db,
  );

  await sql`
    create table mentor_feeds (
      token_hash text constraint mentor_feeds_pk primary key,
      programme_id uuid not null,
      mentor_id uuid not null constraint mentor_feeds_one unique,
      created_at timestamptz not null default now(),
      constraint mentor_feeds_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table contact_notes (
      id uuid constraint contact_notes_pk primary key,
      programme_id uuid not null constraint contact_notes_programme_fk references programmes on delete cascade,
      unit_id uuid not null,
      participant_id uuid,
      who text not null default '' constraint contact_notes_who check (length(who) <= 160),
      way text not null constraint contact_notes_way check (way in ('phone', 'mail', 'meeting', 'remote')),
      contacted_on date not null,
      about text not null constraint contact_notes_about check (length(btrim(about)) between 1 and 2000),
      next_step text not null default '' constraint contact_notes_next_step check (length(next_step) <= 300),
      next_on date,
      next_done_at timestamptz,
      written_by uuid constraint contact_notes_written_by_fk references users on delete set null,
      created_at timestamptz not null default now(),
      constraint contact_notes_in_programme unique (programme_id, id),
      constraint contact_notes_next_told check (next_on is null or next_step <> ''),
      constraint contact_notes_next_done check (next_done_at is null or next_step <> ''),
      constraint contact_notes_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id),
      constraint contact_notes_participant_fk foreign key (participant_id) references participants on delete set null
    )`.execute(db);
  await sql`create index contact_notes_by_day on contact_notes (programme_id, contacted_on)`.execute(db);
  await sql`create index contact_notes_due on contact_notes (programme_id, next_on)
    where next_step <> '' and next_done_at is null`.execute(db);
}
