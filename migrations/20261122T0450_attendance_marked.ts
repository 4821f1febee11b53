import { sql, type Kysely } from "kysely";

/** When it was last said whether somebody was there, so that "everybody is here" can be taken back and nothing else. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshop_seats add column attendance_marked_at timestamptz`.execute(db);
}
