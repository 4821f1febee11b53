import { sql, type Kysely } from "kysely";

/**
 * Segments of an organisation's units, each with a promise of what the programme's service to it is. A part of the
 * register belongs to one segment, with all that is below it and has not been put into another.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table segments (
      id uuid constraint segments_pk primary key default gen_random_uuid(),
      programme_id uuid not null constraint segments_programme_fk references programmes on delete cascade,
      names jsonb not null,
      promises jsonb not null,
      position integer not null,
      created_at timestamptz not null default now(),
      constraint segments_in_programme unique (programme_id, id)
    )`.execute(db);
  await sql`
    create table segment_parts (
      unit_id uuid constraint segment_parts_pk primary key,
      programme_id uuid not null,
      segment_id uuid not null,
      constraint segment_parts_segment_fk foreign key (programme_id, segment_id)
        references segments (programme_id, id) on delete cascade,
      constraint segment_parts_unit_fk foreign key (programme_id, unit_id)
        references organisations (programme_id, id) on delete cascade
    )`.execute(db);
  await sql`create index segment_parts_by_segment on segment_parts (segment_id)`.execute(db);
}
