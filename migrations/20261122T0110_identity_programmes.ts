import { sql, type Kysely } from "kysely";

/** Staff, their sessions and links; programmes and who works in them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table users (
      id uuid constraint users_pk primary key default gen_random_uuid(),
      email text not null,
      name text not null,
      password_hash text,
      locale text not null default 'fi' constraint users_locale check (locale in ('fi', 'sv', 'en')),
      is_admin boolean not null default false,
      disabled_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create unique index users_email_unique on users (lower(email))`.execute(db);

  // Every token is stored as its SHA-256 alone; the session row is the browser's, signed in or not.
  await sql`
    create table sessions (
      token_hash text constraint sessions_pk primary key,
      user_id uuid constraint sessions_user_fk references users on delete cascade,
      created_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index sessions_user on sessions (user_id)`.execute(db);
  // What a personal link opened for this browser: the key of a survey's invitation or of a ballot's paper.
  await sql`
    create table session_grants (
      token_hash text not null constraint session_grants_session_fk references sessions on delete cascade on update cascade,
      kind text not null constraint session_grants_kind check (kind in ('survey', 'ballot')),
      subject_id uuid not null,
      key text not null,
      constraint session_grants_pk primary key (token_hash, kind, subject_id)
    )`.execute(db);

  await sql`
    create table programmes (
      id uuid constraint programmes_pk primary key default gen_random_uuid(),
      name text not null constraint programmes_name_given check (length(btrim(name)) between 1 and 120),
      locales jsonb not null default '["fi","sv","en"]',
      default_locale text not null default 'fi' constraint programmes_locale check (default_locale in ('fi', 'sv', 'en')),
      time_zone text not null default 'Europe/Helsinki',
      starts_on date,
      ends_on date,
      contact_name text not null default '',
      contact_email text not null default '',
      created_at timestamptz not null default now(),
      constraint programmes_dates check (ends_on is null or starts_on is null or ends_on >= starts_on)
    )`.execute(db);
  await sql`
    create table industries (
      id uuid constraint industries_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint industries_programme_fk references programmes on delete cascade,
      names jsonb not null,
      position integer not null,
      constraint industries_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`create unique index industries_name_unique on industries (programme_id, lower(names->>'fi'))`.execute(db);

  await sql`
    create table memberships (
      programme_id uuid not null constraint memberships_programme_fk references programmes on delete cascade,
      user_id uuid not null constraint memberships_user_fk references users on delete cascade,
      role text not null constraint memberships_role check (role in ('owner', 'planner', 'facilitator', 'viewer')),
      created_at timestamptz not null default now(),
      constraint memberships_pk primary key (programme_id, user_id)
    )`.execute(db);
  await sql`
    create table account_links (
      token_hash text constraint account_links_pk primary key,
      kind text not null constraint account_links_kind check (kind in ('setup', 'invitation', 'reset')),
      email text not null default '',
      programme_id uuid constraint account_links_programme_fk references programmes on delete cascade,
      role text constraint account_links_role check (role in ('owner', 'planner', 'facilitator', 'viewer')),
      created_by uuid constraint account_links_user_fk references users on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      constraint account_links_invitation check (kind <> 'invitation' or (programme_id is not null and role is not null))
    )`.execute(db);
}
