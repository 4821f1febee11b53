import type { Db } from "../../../platform/database.ts";

/** The pairs of these options that the team has told apart, each by `pairKey`. */
export async function listApart(db: Db, optionIds: readonly string[]): Promise<Set<string>> {
  if (optionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("ballotOptionsApart")
    .select(["optionId", "otherId"])
    .where("ballotId", "in", db.selectFrom("ballotOptions").select("ballotId").where("id", "=", optionIds[0]!))
    .execute();
  return new Set(rows.map(({ optionId, otherId }) => pairKey(optionId, otherId)));
}

/** The same for two options in either order. */
export function pairKey(one: string, other: string): string {
  return [one, other].sort().join();
}
