import { sql, type Kysely } from "kysely";

/**
 * Units and persons beside organisations: whatever answers, is grouped, invited and votes is a row of organisations. A
 * part's name begins with the name of what it is part of ("Rantakylän hoiva › Kotihoito"), so that names stay unique
 * in the programme and every list, mail and file that tells a name tells whose part it is.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table organisations
      add column kind text not null default 'organisation'
        constraint organisations_kind check (kind in ('organisation', 'unit', 'person')),
      add column parent_id uuid,
      add constraint organisations_parent_fk foreign key (programme_id, parent_id)
        references organisations (programme_id, id),
      add constraint organisations_parts_have_parent check ((kind = 'organisation') = (parent_id is null)),
      add constraint organisations_not_own_parent check (parent_id <> id),
      drop constraint organisations_name_given,
      add constraint organisations_name_given check (length(btrim(name)) between 1 and 1000)`.execute(db);
  await sql`create index organisations_by_parent on organisations (parent_id)`.execute(db);
}
