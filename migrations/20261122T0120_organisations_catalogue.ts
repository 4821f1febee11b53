import { sql, type Kysely } from "kysely";

/** Who takes part, and what they can need. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table organisations (
      id uuid constraint organisations_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint organisations_programme_fk references programmes on delete cascade,
      name text not null constraint organisations_name_given check (length(btrim(name)) between 1 and 160),
      industry_id uuid,
      size_class text constraint organisations_size check (size_class in ('1', '2-9', '10-49', '50-249', '250+')),
      municipality text not null default '',
      created_at timestamptz not null default now(),
      constraint organisations_in_programme unique (programme_id, id),
      constraint organisations_industry_fk foreign key (programme_id, industry_id) references industries (programme_id, id)
    )`.execute(db);
  await sql`create unique index organisations_name_unique on organisations (programme_id, lower(name))`.execute(db);
  await sql`
    create table participants (
      id uuid constraint participants_pk primary key default gen_random_uuid(),
      organisation_id uuid not null,
      programme_id uuid not null,
      name text not null constraint participants_name_given check (length(btrim(name)) between 1 and 120),
      email text not null constraint participants_email_one_line check (email !~ '[\r\n]'),
      locale text not null default 'fi' constraint participants_locale check (locale in ('fi', 'sv', 'en')),
      is_main boolean not null default false,
      created_at timestamptz not null default now(),
      constraint participants_in_programme unique (programme_id, id),
      constraint participants_organisation_fk foreign key (programme_id, organisation_id)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create unique index participants_email_unique on participants (organisation_id, lower(email))`.execute(db);
  await sql`create unique index participants_one_main on participants (organisation_id) where is_main`.execute(db);

  await sql`
    create table themes (
      id uuid constraint themes_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint themes_programme_fk references programmes on delete cascade,
      key text not null,
      names jsonb not null,
      position integer not null,
      constraint themes_key_unique unique (programme_id, key),
      constraint themes_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`
    create table needs (
      id uuid constraint needs_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint needs_programme_fk references programmes on delete cascade,
      theme_id uuid not null,
      key text not null,
      names jsonb not null,
      descriptions jsonb not null,
      keywords jsonb not null,
      position integer not null,
      constraint needs_key_unique unique (programme_id, key),
      constraint needs_in_programme unique (programme_id, id),
      constraint needs_theme_fk foreign key (programme_id, theme_id) references themes (programme_id, id)
    )`.execute(db);
  await sql`
    create table services (
      id uuid constraint services_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint services_programme_fk references programmes on delete cascade,
      key text not null,
      names jsonb not null,
      position integer not null,
      constraint services_key_unique unique (programme_id, key)
    )`.execute(db);
  await sql`
    create table barriers (
      id uuid constraint barriers_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint barriers_programme_fk references programmes on delete cascade,
      key text not null,
      names jsonb not null,
      position integer not null,
      constraint barriers_key_unique unique (programme_id, key)
    )`.execute(db);
}
