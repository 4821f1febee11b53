import { sql, type Kysely } from "kysely";

/** Results of proposals are megabytes for thousands of people; packing them takes longer than writing them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table proposals alter column result set storage external`.execute(db);
}
