import { sql, type Kysely } from "kysely";

/**
 * From a planned workshop to a full room: what a topic asks of a room and a facilitator, rooms and facilitators, when
 * and where a workshop is held, who is invited, comes, waits and was there, and which dates suit.
 *
 * An attendee is a person as workshops know them: a contact of the register (then name and address are the contact's),
 * or somebody who signed up, was sent by a colleague or walked in and whom staff match to an organisation later. A person
 * who is removed from the register leaves a nameless attendee, so that counts stay.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisations add column commitment text not null default 'none'
      constraint organisations_commitment check (commitment in ('none', 'interested', 'committed', 'left'))`.execute(
    db,
  );

  await sql`
    alter table topics
      add column skills jsonb not null default '[]',
      add column place_mode text not null default 'either'
        constraint topics_place_mode check (place_mode in ('room', 'remote', 'either')),
      add column least_people integer constraint topics_least_people check (least_people >= 1),
      add column most_people integer constraint topics_most_people check (most_people >= 1),
      add constraint topics_people check (least_people <= most_people)`.execute(db);
  await sql`
    create table refused_topic_drafts (
      programme_id uuid not null,
      need_id uuid not null,
      refused_by uuid constraint refused_topic_drafts_user_fk references users on delete set null,
      refused_at timestamptz not null default now(),
      constraint refused_topic_drafts_pk primary key (programme_id, need_id),
      constraint refused_topic_drafts_need_fk foreign key (programme_id, need_id)
        references needs (programme_id, id) on delete cascade
    )`.execute(db);

  await sql`
    create table rooms (
      id uuid constraint rooms_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint rooms_programme_fk references programmes on delete cascade,
      name text not null constraint rooms_name_given check (length(btrim(name)) between 1 and 120),
      address text not null default '',
      places integer not null constraint rooms_places check (places between 1 and 10000),
      constraint rooms_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`create unique index rooms_name_unique on rooms (programme_id, lower(name))`.execute(db);
  await sql`
    create table facilitators (
      id uuid constraint facilitators_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint facilitators_programme_fk references programmes on delete cascade,
      name text not null constraint facilitators_name_given check (length(btrim(name)) between 1 and 120),
      email text not null default '' constraint facilitators_email_one_line check (email !~ '[\r\n]'),
      locale text not null default 'fi' constraint facilitators_locale check (locale in ('fi', 'sv', 'en')),
      skills jsonb not null default '[]',
      is_active boolean not null default true,
      constraint facilitators_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`create unique index facilitators_name_unique on facilitators (programme_id, lower(name))`.execute(db);

  await sql`
    alter table workshops
      add column kind text not null default 'segmented'
        constraint workshops_kind check (kind in ('open', 'themed', 'segmented', 'common')),
      add column event_kind text not null default 'workshop'
        constraint workshops_event_kind check (event_kind in ('workshop', 'training', 'meeting')),
      add column starts_at timestamptz,
      add column ends_at timestamptz,
      add column room_id uuid,
      add column place text not null default '',
      add column remote_url text not null default '',
      add column places integer constraint workshops_places check (places between 1 and 10000),
      add column is_public boolean not null default false,
      add column duration_minutes integer
        constraint workshops_duration check (duration_minutes between 5 and 2880),
      add column head_count integer constraint workshops_head_count check (head_count >= 0),
      add column cancelled_at timestamptz,
      add column cancel_reason text not null default '',
      add column calendar_sequence integer not null default 0,
      add constraint workshops_room_fk foreign key (programme_id, room_id) references rooms (programme_id, id),
      add constraint workshops_times check ((starts_at is null) = (ends_at is null) and ends_at > starts_at)`.execute(
    db,
  );
  await sql`
    update workshops set kind = case
      when series_id is not null and group_id is null then 'common'
      when series_id is not null then 'segmented'
      else coalesce((select kind from topics where topics.id = topic_id), 'segmented') end`.execute(db);
  await sql`create index workshops_by_start on workshops (programme_id, starts_at)`.execute(db);
  await sql`
    create table workshop_facilitators (
      programme_id uuid not null,
      workshop_id uuid not null,
      facilitator_id uuid not null,
      constraint workshop_facilitators_pk primary key (workshop_id, facilitator_id),
      constraint workshop_facilitators_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade,
      constraint workshop_facilitators_facilitator_fk foreign key (programme_id, facilitator_id)
        references facilitators (programme_id, id)
    )`.execute(db);
  await sql`create index workshop_facilitators_by_facilitator on workshop_facilitators (facilitator_id)`.execute(db);
  await sql`
    create table workshop_materials (
      id uuid constraint workshop_materials_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      workshop_id uuid not null,
      phase text not null constraint workshop_materials_phase check (phase in ('before', 'after')),
      title text not null constraint workshop_materials_title_given check (length(btrim(title)) between 1 and 160),
      url text not null default '',
      note text not null default '',
      position integer not null,
      constraint workshop_materials_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index workshop_materials_by_workshop on workshop_materials (workshop_id)`.execute(db);

  await sql`
    create table attendees (
      id uuid constraint attendees_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint attendees_programme_fk references programmes on delete cascade,
      participant_id uuid constraint attendees_participant_fk references participants on delete set null,
      organisation_id uuid constraint attendees_organisation_fk references organisations on delete set null,
      name text not null default '' constraint attendees_name_length check (length(name) <= 120),
      email text not null default '' constraint attendees_email_one_line check (email !~ '[\r\n]'),
      locale text not null default 'fi' constraint attendees_locale check (locale in ('fi', 'sv', 'en')),
      organisation_name text not null default '',
      reminders_declined_at timestamptz,
      created_at timestamptz not null default now(),
      constraint attendees_in_programme unique (programme_id, id),
      constraint attendees_participant_once unique (participant_id)
    )`.execute(db);
  await sql`
    create unique index attendees_guest_email_unique on attendees (programme_id, lower(email))
      where participant_id is null and email <> ''`.execute(db);
  await sql`create index attendees_by_organisation on attendees (organisation_id)`.execute(db);
  await sql`
    create table attendee_links (
      token_hash text constraint attendee_links_pk primary key,
      attendee_id uuid not null constraint attendee_links_attendee_fk references attendees on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index attendee_links_by_attendee on attendee_links (attendee_id)`.execute(db);
  await sql`
    alter table session_grants
      drop constraint session_grants_kind,
      add constraint session_grants_kind check (kind in ('survey', 'ballot', 'attendee'))`.execute(db);

  await sql`
    create table workshop_seats (
      id uuid constraint workshop_seats_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      workshop_id uuid not null,
      attendee_id uuid not null,
      state text not null constraint workshop_seats_state check (state in ('invited', 'coming', 'waiting', 'declined')),
      is_remote boolean not null default false,
      source text not null
        constraint workshop_seats_source check (source in ('invitation', 'sign-up', 'colleague', 'walk-in', 'log')),
      sent_by uuid,
      created_at timestamptz not null default now(),
      invited_at timestamptz,
      answered_at timestamptz,
      waiting_since timestamptz,
      reminded_at timestamptz,
      attended boolean,
      checked_in_at timestamptz,
      constraint workshop_seats_in_programme unique (programme_id, id),
      constraint workshop_seats_once unique (workshop_id, attendee_id),
      constraint workshop_seats_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade,
      constraint workshop_seats_attendee_fk foreign key (programme_id, attendee_id)
        references attendees (programme_id, id) on delete cascade,
      constraint workshop_seats_sender_fk foreign key (programme_id, sent_by)
        references attendees (programme_id, id) on delete set null (sent_by),
      constraint workshop_seats_waiting check ((state = 'waiting') = (waiting_since is not null))
    )`.execute(db);
  await sql`create index workshop_seats_by_attendee on workshop_seats (attendee_id)`.execute(db);

  // Never overbooked, whoever writes: a place in the room is taken under the workshop's lock.
  await sql`
    create function workshop_seats_are_within_places() returns trigger language plpgsql as $$
    declare room_for integer;
    begin
      if new.state <> 'coming' or new.is_remote then return null; end if;
      select places into room_for from workshops where id = new.workshop_id for no key update;
      if room_for is not null and room_for < (
        select count(*) from workshop_seats
        where workshop_id = new.workshop_id and state = 'coming' and not is_remote
      ) then
        raise exception 'the workshop is full' using errcode = 'check_violation', constraint = 'workshop_seats_within_places';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger workshop_seats_within_places after insert or update of state, is_remote, workshop_id on workshop_seats
      for each row execute function workshop_seats_are_within_places()`.execute(db);

  await sql`
    create table check_in_codes (
      token_hash text constraint check_in_codes_pk primary key,
      programme_id uuid not null,
      workshop_id uuid not null,
      expires_at timestamptz not null,
      constraint check_in_codes_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table calendar_feeds (
      token_hash text constraint calendar_feeds_pk primary key,
      programme_id uuid not null constraint calendar_feeds_programme_fk references programmes on delete cascade,
      facilitator_id uuid,
      attendee_id uuid,
      created_at timestamptz not null default now(),
      constraint calendar_feeds_facilitator_fk foreign key (programme_id, facilitator_id)
        references facilitators (programme_id, id) on delete cascade,
      constraint calendar_feeds_attendee_fk foreign key (programme_id, attendee_id)
        references attendees (programme_id, id) on delete cascade,
      constraint calendar_feeds_of_one check (facilitator_id is null or attendee_id is null)
    )`.execute(db);

  await sql`
    create table date_polls (
      id uuid constraint date_polls_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint date_polls_programme_fk references programmes on delete cascade,
      workshop_id uuid,
      titles jsonb not null,
      closes_at timestamptz not null,
      closed_at timestamptz,
      created_at timestamptz not null default now(),
      constraint date_polls_in_programme unique (programme_id, id),
      constraint date_polls_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table poll_dates (
      id uuid constraint poll_dates_pk primary key default gen_random_uuid(),
      poll_id uuid not null constraint poll_dates_poll_fk references date_polls on delete cascade,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      constraint poll_dates_in_poll unique (poll_id, id),
      constraint poll_dates_once unique (poll_id, starts_at, ends_at),
      constraint poll_dates_times check (ends_at > starts_at)
    )`.execute(db);
  await sql`
    create table poll_people (
      programme_id uuid not null,
      poll_id uuid not null,
      attendee_id uuid not null,
      mailed_at timestamptz,
      answered_at timestamptz,
      constraint poll_people_pk primary key (poll_id, attendee_id),
      constraint poll_people_poll_fk foreign key (programme_id, poll_id)
        references date_polls (programme_id, id) on delete cascade,
      constraint poll_people_attendee_fk foreign key (programme_id, attendee_id)
        references attendees (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table poll_answers (
      poll_id uuid not null,
      date_id uuid not null,
      attendee_id uuid not null,
      answer text not null constraint poll_answers_answer check (answer in ('yes', 'maybe', 'no')),
      constraint poll_answers_pk primary key (date_id, attendee_id),
      constraint poll_answers_date_fk foreign key (poll_id, date_id) references poll_dates (poll_id, id) on delete cascade,
      constraint poll_answers_person_fk foreign key (poll_id, attendee_id)
        references poll_people (poll_id, attendee_id) on delete cascade
    )`.execute(db);

  // An invitation carries its entry for the calendar; it goes when the mail's body goes.
  await sql`alter table mails add column calendar jsonb`.execute(db);
}
