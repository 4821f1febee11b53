import { sql, type Kysely } from "kysely";

/**
 * A survey may be published to open later: until then nobody is asked. Whom it will ask and when reminders leave is kept
 * until it opens; that it has opened is told by `opened_at`.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table surveys
      add column opens_at timestamptz,
      add column opening_plan jsonb,
      add constraint surveys_opens_before_close
        check (opens_at is null or (closes_at is not null and opens_at < closes_at)),
      add constraint surveys_plan_of_unopened check (opening_plan is null or (opens_at is not null and opened_at is null))
  `.execute(db);
  await sql`create index surveys_to_open on surveys (opens_at) where opens_at is not null and opened_at is null`.execute(
    db,
  );
}
