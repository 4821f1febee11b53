import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import type { Ballot } from "../queries.ts";
import { getBallotOfLink } from "../queries.ts";

/** The ballot that the room's code leads to, or undefined when it leads nowhere, or no longer. */
export async function findBallotOfCode(db: Db, code: string): Promise<Ballot | undefined> {
  const row = await db
    .selectFrom("ballots")
    .select("id")
    .where("joinCode", "=", code)
    .where("allowsWalkIns", "=", true)
    .executeTakeFirst();
  return row === undefined ? undefined : await getBallotOfLink(db, row.id);
}

/** What those who have joined by its code call themselves, as far as they have said; by the alphabet, not as they came. */
export async function listWalkInNames(db: Db, ballotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("voters")
    .select("walkInName")
    .where("ballotId", "=", ballotId)
    .where("walkInName", "<>", "")
    .$narrowType<{ walkInName: string }>()
    .execute();
  return rows.map(({ walkInName }) => walkInName).sort((a, b) => a.localeCompare(b, "fi"));
}

/** How many have joined the ballot by its code. */
export async function countWalkIns(db: Db, ballotId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(walk_in_name)::integer as count from voters where ballot_id = ${ballotId}`.execute(db);
  return rows[0]?.count ?? 0;
}
