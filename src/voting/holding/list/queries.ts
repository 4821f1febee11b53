import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";

/** What stands on a ballot, in numbers. */
export interface OptionCounts {
  /** What can be voted for. */
  offered: number;
  /** What participants have proposed, hidden ones too. */
  proposals: number;
  /** What can be voted for, and nobody has said how many hours it takes. */
  uncosted: number;
}

/** The options of each of the programme's ballots, by the ballot. */
export async function countOptions(db: Db, programmeId: string): Promise<Map<string, OptionCounts>> {
  const { rows } = await sql<OptionCounts & { ballotId: string }>`
    select ballot_id,
      count(*) filter (where not is_hidden and merged_into is null)::int as offered,
      count(*) filter (where origin = 'voter')::int as proposals,
      count(*) filter (where not is_hidden and merged_into is null and cost_minutes is null)::int as uncosted
    from ballot_options where ballot_id in (select id from ballots where programme_id = ${programmeId})
    group by ballot_id`.execute(db);
  return new Map(rows.map(({ ballotId, ...counts }) => [ballotId, counts]));
}
