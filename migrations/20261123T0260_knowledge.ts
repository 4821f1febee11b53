import { sql, type Kysely } from "kysely";

/**
 * Articles and instructions, by tool and by need. Every save is a version that stays; readers see the published one, and
 * what was written after it waits. Each has a keeper and a day by which it is to be checked, files, readers' words on
 * whether it helped, and a discussion of mentors.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table articles (
      id uuid constraint articles_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint articles_programme_fk references programmes on delete cascade,
      kind text not null constraint articles_kind check (kind in ('instruction', 'article')),
      version integer not null default 1 constraint articles_version check (version >= 1),
      published_version integer,
      published_at timestamptz,
      archived_at timestamptz,
      keeper_id uuid constraint articles_keeper_fk references users on delete set null,
      check_by date,
      created_by uuid constraint articles_created_by_fk references users on delete set null,
      created_at timestamptz not null default clock_timestamp(),
      constraint articles_in_programme unique (programme_id, id),
      constraint articles_published check (published_version between 1 and version),
      constraint articles_published_at check ((published_version is null) = (published_at is null))
    )`.execute(db);
  // Each language by its own dictionary; what the title says weighs more.
  await sql`
    create table article_versions (
      article_id uuid not null,
      programme_id uuid not null,
      number integer not null constraint article_versions_number check (number >= 1),
      titles jsonb not null,
      bodies jsonb not null,
      note text not null default '' constraint article_versions_note check (length(note) <= 200),
      restored_from integer,
      made_by uuid constraint article_versions_made_by_fk references users on delete set null,
      made_at timestamptz not null default clock_timestamp(),
      search_fi tsvector not null generated always as (
        setweight(to_tsvector('finnish', titles ->> 'fi'), 'A') || to_tsvector('finnish', bodies ->> 'fi')) stored,
      search_sv tsvector not null generated always as (
        setweight(to_tsvector('swedish', titles ->> 'sv'), 'A') || to_tsvector('swedish', bodies ->> 'sv')) stored,
      search_en tsvector not null generated always as (
        setweight(to_tsvector('english', titles ->> 'en'), 'A') || to_tsvector('english', bodies ->> 'en')) stored,
      constraint article_versions_pk primary key (article_id, number),
      constraint article_versions_article_fk foreign key (programme_id, article_id)
        references articles (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index article_versions_search_fi on article_versions using gin (search_fi)`.execute(db);
  await sql`create index article_versions_search_sv on article_versions using gin (search_sv)`.execute(db);
  await sql`create index article_versions_search_en on article_versions using gin (search_en)`.execute(db);
  await sql`
    create table article_tools (
      programme_id uuid not null,
      article_id uuid not null,
      tool_id uuid not null,
      constraint article_tools_pk primary key (article_id, tool_id),
      constraint article_tools_article_fk foreign key (programme_id, article_id)
        references articles (programme_id, id) on delete cascade,
      constraint article_tools_tool_fk foreign key (programme_id, tool_id)
        references digital_tools (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index article_tools_by_tool on article_tools (tool_id)`.execute(db);
  await sql`
    create table article_needs (
      programme_id uuid not null,
      article_id uuid not null,
      need_id uuid not null,
      constraint article_needs_pk primary key (article_id, need_id),
      constraint article_needs_article_fk foreign key (programme_id, article_id)
        references articles (programme_id, id) on delete cascade,
      constraint article_needs_need_fk foreign key (programme_id, need_id)
        references needs (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index article_needs_by_need on article_needs (need_id)`.execute(db);
  await sql`
    create table article_files (
      id uuid constraint article_files_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      article_id uuid not null,
      name text not null constraint article_files_name check (length(name) between 1 and 120),
      kind text not null
        constraint article_files_kind check (kind in ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'png', 'jpg')),
      size integer not null constraint article_files_size check (size between 1 and 10485760),
      digest text not null,
      content bytea not null,
      added_at timestamptz not null default clock_timestamp(),
      constraint article_files_once unique (article_id, digest),
      constraint article_files_article_fk foreign key (programme_id, article_id)
        references articles (programme_id, id) on delete cascade
    )`.execute(db);
  // Whether the version that was read helped: one word a person, which they may change.
  await sql`
    create table article_verdicts (
      article_id uuid not null constraint article_verdicts_article_fk references articles on delete cascade,
      user_id uuid not null constraint article_verdicts_user_fk references users on delete cascade,
      version integer not null,
      helped boolean not null,
      why text not null default '' constraint article_verdicts_why check (length(why) <= 500),
      given_at timestamptz not null default clock_timestamp(),
      constraint article_verdicts_pk primary key (article_id, user_id)
    )`.execute(db);
  await sql`
    create table article_posts (
      id uuid constraint article_posts_pk primary key default gen_random_uuid(),
      programme_id uuid not null,
      article_id uuid not null,
      author_id uuid constraint article_posts_author_fk references users on delete set null,
      text text not null constraint article_posts_text check (length(btrim(text)) between 1 and 4000),
      posted_at timestamptz not null default clock_timestamp(),
      edited_at timestamptz,
      taken_at timestamptz,
      constraint article_posts_article_fk foreign key (programme_id, article_id)
        references articles (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index article_posts_by_article on article_posts (article_id, posted_at)`.execute(db);
  // Until when a colleague has read the discussion.
  await sql`
    create table article_readings (
      article_id uuid not null constraint article_readings_article_fk references articles on delete cascade,
      user_id uuid not null constraint article_readings_user_fk references users on delete cascade,
      read_at timestamptz not null,
      constraint article_readings_pk primary key (article_id, user_id)
    )`.execute(db);
}
