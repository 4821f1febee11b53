import { sql, type Kysely } from "kysely";

/** Uploaded tables between upload, mapping and import: any process can serve the next step. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table import_drafts (
      id uuid constraint import_drafts_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint import_drafts_programme_fk references programmes on delete cascade,
      kind text not null constraint import_drafts_kind check (kind in ('organisations', 'answers')),
      created_by uuid not null constraint import_drafts_user_fk references users on delete cascade,
      created_at timestamptz not null default now(),
      file_name text not null,
      header jsonb not null,
      header_row integer not null,
      rows jsonb not null
    )`.execute(db);
  await sql`create index import_drafts_age on import_drafts (created_at)`.execute(db);
}
