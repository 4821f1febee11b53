import { sql, type Kysely } from "kysely";

/**
 * Which guests staff have matched to an organisation, so that it can be taken back, and whether a contact was made by
 * it; and who stays a guest, so that nobody asks again who they are.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table attendees
      add column matched_at timestamptz,
      add column made_contact boolean not null default false,
      add column stays_guest_at timestamptz`.execute(db);
}
