import { sql, type Kysely } from "kysely";

/**
 * How staff say that an answers file is to be read is kept with the uploaded file while they go through its steps, and by
 * name for the next file with the same headings. An uploaded file may also be a survey's structure.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table import_drafts
      drop constraint import_drafts_kind,
      add constraint import_drafts_kind check (kind in ('organisations', 'answers', 'structure')),
      add column encoding text constraint import_drafts_encoding check (encoding in ('utf-8', 'utf-16le', 'windows-1252')),
      add column separator text,
      add column content jsonb,
      add column mapping jsonb`.execute(db);
  await sql`
    create table import_mappings (
      id uuid constraint import_mappings_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint import_mappings_programme_fk references programmes on delete cascade,
      name text not null,
      fingerprint text not null,
      mapping jsonb not null,
      saved_by uuid constraint import_mappings_user_fk references users on delete set null,
      saved_at timestamptz not null default now(),
      constraint import_mappings_name_unique unique (programme_id, name)
    )`.execute(db);
  await sql`create index import_mappings_by_headings on import_mappings (programme_id, fingerprint)`.execute(db);
}
