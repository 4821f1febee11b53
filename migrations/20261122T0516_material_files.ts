import { sql, type Kysely } from "kysely";

/** Materials can be files: what they hold stands apart, so that lists of materials stay light. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshop_materials add constraint workshop_materials_in_programme unique (programme_id, id)`.execute(
    db,
  );
  await sql`
    create table material_files (
      material_id uuid constraint material_files_pk primary key,
      programme_id uuid not null,
      name text not null constraint material_files_name_given check (length(btrim(name)) between 1 and 120),
      kind text not null constraint material_files_kind
        check (kind in ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'png', 'jpg')),
      size integer not null,
      content bytea not null,
      constraint material_files_size check (size = octet_length(content) and size between 1 and 10485760),
      constraint material_files_material_fk foreign key (programme_id, material_id)
        references workshop_materials (programme_id, id) on delete cascade
    )`.execute(db);
  // What is kept is packed already: the database is not to try again.
  await sql`alter table material_files alter column content set storage external`.execute(db);
}
