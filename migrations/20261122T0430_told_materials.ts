import { sql, type Kysely } from "kysely";

/** When people were told of a material, so that each is told of once. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshop_materials add column told_at timestamptz`.execute(db);
}
