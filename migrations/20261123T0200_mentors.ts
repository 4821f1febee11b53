import { sql, type Kysely } from "kysely";

/**
 * Mentors who help units take digital tools into use: who they are and what they are good at, the units that each is
 * responsible for, the trainings, workshops and meetings that they have held (events of the register of workshops), the
 * interviews in which a unit's needs were assessed (a response of a survey), and what is to be done about a need.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table mentors (
      id uuid constraint mentors_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint mentors_programme_fk references programmes on delete cascade,
      name text not null constraint mentors_name_given check (length(btrim(name)) between 1 and 120),
      user_id uuid constraint mentors_user_fk references users on delete set null,
      starts_on date not null,
      ends_on date,
      created_at timestamptz not null default now(),
      constraint mentors_in_programme unique (programme_id, id),
      constraint mentors_user_once unique (programme_id, user_id),
      constraint mentors_days check (ends_on >= starts_on)
    )`.execute(db);
  await sql`create unique index mentors_name_unique on mentors (programme_id, lower(name))`.execute(db);
  // What a mentor is good at: needs of the catalogue, and tools.
  await sql`
    create table mentor_needs (
      programme_id uuid not null,
      mentor_id uuid not null,
      need_id uuid not null,
      constraint mentor_needs_pk primary key (mentor_id, need_id),
      constraint mentor_needs_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade,
      constraint mentor_needs_need_fk foreign key (programme_id, need_id)
        references needs (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create table mentor_tools (
      programme_id uuid not null,
      mentor_id uuid not null,
      tool_id uuid not null,
      constraint mentor_tools_pk primary key (mentor_id, tool_id),
      constraint mentor_tools_mentor_fk foreign key (programme_id, mentor_id)
        references mentors (programme_id, id) on delete cascade,
      constraint mentor_tools_tool_fk foreign key (programme_id, tool_id)
        references digital_tools (programme_id, id) on delete cascade
    )`.execute(db);
  // A unit has one mentor at a time; who had it before stays known.
  await sql`
    create table mentor_units (
      id uuid constraint mentor_units_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      mentor_id uuid not null,
      unit_id uuid not null,
      starts_on date not null,
      ends_on date,
      assigned_by uuid constraint mentor_units_assigned_by_fk references users on delete set null,
      created_at timestamptz not null default now(),
      constraint mentor_units_days check (ends_on >= starts_on),
      constraint mentor_units_mentor_fk foreign key (programme_id, mentor_id) references mentors (programme_id, id),
      constraint mentor_units_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id)
    )`.execute(db);
  await sql`create unique index mentor_units_one_now on mentor_units (unit_id) where ends_on is null`.execute(db);
  await sql`create index mentor_units_by_mentor on mentor_units (mentor_id)`.execute(db);
  // An event of the register that a mentor planned or held.
  await sql`
    create table mentor_sessions (
      workshop_id uuid constraint mentor_sessions_pk primary key,
      programme_id uuid not null,
      mentor_id uuid not null,
      unit_id uuid not null,
      tool_id uuid,
      created_at timestamptz not null default now(),
      constraint mentor_sessions_workshop_fk foreign key (programme_id, workshop_id)
        references workshops (programme_id, id) on delete cascade,
      constraint mentor_sessions_mentor_fk foreign key (programme_id, mentor_id) references mentors (programme_id, id),
      constraint mentor_sessions_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id),
      constraint mentor_sessions_tool_fk foreign key (programme_id, tool_id) references digital_tools (programme_id, id)
    )`.execute(db);
  await sql`create index mentor_sessions_by_mentor on mentor_sessions (mentor_id)`.execute(db);
  await sql`create index mentor_sessions_by_unit on mentor_sessions (unit_id)`.execute(db);

  await sql`
    create table needs_assessments (
      id uuid constraint needs_assessments_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint needs_assessments_programme_fk references programmes on delete cascade,
      unit_id uuid not null,
      mentor_id uuid,
      held_on date not null,
      response_id uuid constraint needs_assessments_response_unique unique
        constraint needs_assessments_response_fk references responses on delete set null,
      summary text not null default '' constraint needs_assessments_summary check (length(summary) <= 4000),
      written_by uuid constraint needs_assessments_written_by_fk references users on delete set null,
      created_at timestamptz not null default now(),
      constraint needs_assessments_in_programme unique (programme_id, id),
      constraint needs_assessments_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id),
      constraint needs_assessments_mentor_fk foreign key (programme_id, mentor_id) references mentors (programme_id, id)
    )`.execute(db);
  await sql`create index needs_assessments_by_unit on needs_assessments (programme_id, unit_id, held_on)`.execute(db);
  // Those who were met: what they do and how many they were; a name only where its bearer has agreed.
  await sql`
    create table interviewed_people (
      assessment_id uuid not null constraint interviewed_people_assessment_fk references needs_assessments on delete cascade,
      position integer not null,
      role text not null constraint interviewed_people_role check (length(btrim(role)) between 1 and 120),
      count integer not null default 1 constraint interviewed_people_count check (count between 1 and 500),
      name text not null default '' constraint interviewed_people_name check (length(name) <= 120),
      has_agreed boolean not null default false,
      constraint interviewed_people_pk primary key (assessment_id, position),
      constraint interviewed_people_agreed check (name = '' or (has_agreed and count = 1))
    )`.execute(db);
  // What is to be done about a need, so that none is lost: also where nobody has the time for it.
  await sql`
    create table follow_ups (
      id uuid constraint follow_ups_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint follow_ups_programme_fk references programmes on delete cascade,
      unit_id uuid not null,
      assessment_id uuid,
      need_id uuid,
      tool_id uuid,
      what text not null constraint follow_ups_what check (length(btrim(what)) between 1 and 300),
      note text not null default '' constraint follow_ups_note check (length(note) <= 2000),
      owner_id uuid,
      due_on date,
      state text not null default 'open'
        constraint follow_ups_state check (state in ('open', 'under-way', 'no-resources', 'done', 'dropped')),
      state_changed_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      constraint follow_ups_in_programme unique (programme_id, id),
      constraint follow_ups_unit_fk foreign key (programme_id, unit_id) references organisations (programme_id, id),
      constraint follow_ups_assessment_fk foreign key (programme_id, assessment_id)
        references needs_assessments (programme_id, id) on delete set null (assessment_id),
      constraint follow_ups_need_fk foreign key (programme_id, need_id)
        references needs (programme_id, id) on delete set null (need_id),
      constraint follow_ups_tool_fk foreign key (programme_id, tool_id) references digital_tools (programme_id, id),
      constraint follow_ups_owner_fk foreign key (programme_id, owner_id) references mentors (programme_id, id)
    )`.execute(db);
  await sql`create index follow_ups_by_state on follow_ups (programme_id, state, due_on)`.execute(db);
}
