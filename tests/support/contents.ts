import { sql } from "kysely";
import type { Db } from "../../src/platform/database.ts";

// What every visit may write: when the session was last used, and how often an address asked.
const ofVisits = ["sessions", "rate_limits"];

/**
 * A checksum of each table's rows, of all of them or of one programme's: equal before and after, when nothing was
 * changed. Of a programme, only the tables that name it.
 */
export async function contentsOf(db: Db, programmeId?: string): Promise<Record<string, string>> {
  const tables = (await db.introspection.getTables()).filter(
    ({ name, schema }) => schema === "public" && !ofVisits.includes(name),
  );
  const chosen = tables.filter(
    ({ columns }) => programmeId === undefined || columns.some(({ name }) => name === "programme_id"),
  );
  const sums: Record<string, string> = {};
  for (const { name } of chosen) {
    const { sum } = await db
      .selectFrom(`${name} as t` as "organisations as t")
      .select(sql<string>`count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')`.as("sum"))
      .$if(programmeId !== undefined, (query) => query.where("programmeId", "=", programmeId ?? ""))
      .executeTakeFirstOrThrow();
    sums[name] = sum;
  }
  return sums;
}
