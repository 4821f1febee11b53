import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import type { Limits } from "../limits.ts";

/** A unit's time with a mentor. */
export interface Mentored {
  unitId: string;
  unitName: string;
  mentorId: string;
  mentorName: string;
  startsOn: string;
  /** Null while it goes on. */
  endsOn: string | null;
}

/** Who helped whom on any day of the time, by the units' names and each unit's mentors in their order. */
export async function listMentored(db: Db, programmeId: string, { from, to }: Limits): Promise<Mentored[]> {
  const { rows } = await sql<Mentored>`
    select mu.unit_id, o.name as unit_name, mu.mentor_id, m.name as mentor_name, mu.starts_on, mu.ends_on
    from mentor_units mu
    join organisations o on o.id = mu.unit_id
    join mentors m on m.id = mu.mentor_id
    where mu.programme_id = ${programmeId}
      and (${from}::date is null or mu.ends_on is null or mu.ends_on >= ${from}::date)
      and (${to}::date is null or mu.starts_on <= ${to}::date)
    order by o.name, mu.unit_id, mu.starts_on, mu.id`.execute(db);
  return rows;
}
