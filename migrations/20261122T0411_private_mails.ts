import { sql, type Kysely } from "kysely";

/** Mails whose link opens what a person was promised that nobody else sees: staff do not read them once they can be sent. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table mails add column is_private boolean not null default false`.execute(db);
}
