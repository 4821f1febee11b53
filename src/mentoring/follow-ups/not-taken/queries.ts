import { sql } from "kysely";
import { strongNeedsOf } from "../../../needs/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { pageSize } from "../list/listing.ts";

/** A strong need of a unit, with the interview that brought it up. */
export interface Raised {
  assessmentId: string;
  unitId: string;
  /** With the names of what it is part of. */
  unitName: string;
  needId: string;
  needNames: Texts;
  /** 0 … 1. */
  strength: number;
  heldOn: string;
  mentorId: string | null;
  mentorName: string | null;
}

/** Which needs are asked for; what is left out or null limits nothing. `mentorId` is who held the interview, or "nobody". */
export interface RaisedFilter {
  unitIds?: readonly string[] | null;
  mentorId?: string | null;
  needId?: string | null;
}

/**
 * The strong needs that nobody has taken up: no follow-up is about the need in the unit, whatever has become of it since.
 * Of a unit's interviews by one form the latest counts; a need that interviews by several forms brought up is there once,
 * by the one where it was strongest. Strongest first, among equals the one that has waited longest. A page of them, or all
 * where none is wanted; a page past the end is the last. `found` is how many there are in all.
 */
export async function listNotTaken(
  db: Db,
  programmeId: string,
  filter: RaisedFilter = {},
  page: number | null = null,
): Promise<{ rows: Raised[]; found: number }> {
  const cut =
    page === null
      ? sql`true`
      : sql`(place - 1) / ${pageSize}::integer = least(${page}::integer - 1, (found - 1) / ${pageSize}::integer)`;
  const { rows } = await sql<Raised & { found: number }>`
    with once as (${rowsOf(programmeId, filter)}),
    placed as (
      select once.*, row_number() over (order by strength desc, held_on, unit_id, need_id) as place,
        (count(*) over ())::integer as found
      from once)
    select assessment_id, unit_id, o.name as unit_name, need_id, n.names as need_names, strength, held_on::text as held_on,
      mentor_id, m.name as mentor_name, found
    from placed
    join organisations o on o.id = unit_id
    join needs n on n.id = need_id
    left join mentors m on m.id = mentor_id
    where ${cut} order by place`.execute(db);
  return { rows, found: rows[0]?.found ?? 0 };
}

/** How many there are. */
export async function countNotTaken(db: Db, programmeId: string, filter: RaisedFilter = {}): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::integer as found from (${rowsOf(programmeId, filter)}) once`.execute(db);
  return rows[0]?.found ?? 0;
}

function rowsOf(programmeId: string, { unitIds = null, mentorId = null, needId = null }: RaisedFilter) {
  const limits = [
    ...(unitIds === null ? [] : [sql`na.unit_id = any(${[...unitIds]}::uuid[])`]),
    ...(mentorId === null ? [] : [mentorId === "nobody" ? sql`na.mentor_id is null` : sql`na.mentor_id = ${mentorId}`]),
    ...(needId === null ? [] : [sql`strong.need_id = ${needId}`]),
  ];
  return sql`
    select distinct on (na.unit_id, strong.need_id)
      na.id as assessment_id, na.unit_id, strong.need_id, strong.strength, na.held_on, na.mentor_id
    from needs_assessments na
    join (${strongNeedsOf(programmeId)}) strong on strong.response_id = na.response_id
    where na.programme_id = ${programmeId} and na.done_at is not null
      and not exists (select 1 from follow_ups f
        where f.programme_id = ${programmeId} and f.unit_id = na.unit_id and f.need_id = strong.need_id)
      ${sql.join(
        limits.map((limit) => sql`and ${limit}`),
        sql` `,
      )}
    order by na.unit_id, strong.need_id, strong.strength desc, na.held_on desc, na.id`;
}

/** The strong need of an interview, taken up or not; undefined where the interview has brought up no such need. */
export async function findStrongNeed(
  db: Db,
  programmeId: string,
  { assessmentId, needId }: { assessmentId: string; needId: string },
): Promise<{ unitId: string; mentorId: string | null; needNames: Texts } | undefined> {
  const { rows } = await sql<{ unitId: string; mentorId: string | null; needNames: Texts }>`
    select na.unit_id, na.mentor_id, n.names as need_names from needs_assessments na
    join (${strongNeedsOf(programmeId)}) strong on strong.response_id = na.response_id
    join needs n on n.id = strong.need_id
    where na.programme_id = ${programmeId} and na.id = ${assessmentId} and na.done_at is not null
      and strong.need_id = ${needId}`.execute(db);
  return rows[0];
}
