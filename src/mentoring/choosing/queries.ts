import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import { findOwnMentor } from "../mentors/queries.ts";

/** The units that a person most probably means. */
export interface NearUnits {
  /** Those whose mentor the person is. */
  ownIds: readonly string[];
  /** Those that the person has met or been in touch with, the last one first. */
  met: readonly string[];
}

/** So many of those that a person has been in touch with are looked at. */
const mostMet = 20;

/** The units near to one who is signed in, as a mentor, an interviewer or a coordinator. */
export async function listNearUnits(db: Db, programmeId: string, userId: string | undefined): Promise<NearUnits> {
  if (userId === undefined) return { ownIds: [], met: [] };
  const own = await findOwnMentor(db, programmeId, userId);
  const mentorId = own?.id ?? null;
  const assigned =
    mentorId === null
      ? []
      : await db
          .selectFrom("mentorUnits")
          .select("unitId")
          .where("mentorId", "=", mentorId)
          .where("endsOn", "is", null)
          .execute();
  const { rows } = await sql<{ unitId: string }>`
    select unit_id from (
      select unit_id, contacted_on as "on" from contact_notes
      where programme_id = ${programmeId} and written_by = ${userId}
      union all
      select s.unit_id, w.held_on from mentor_sessions s join workshops w on w.id = s.workshop_id
      where s.mentor_id = ${mentorId} and w.state = 'held'
      union all
      select unit_id, held_on from needs_assessments
      where mentor_id = ${mentorId}
    ) met
    group by unit_id order by max("on") desc nulls last, unit_id limit ${mostMet}`.execute(db);
  return { ownIds: assigned.map(({ unitId }) => unitId), met: rows.map(({ unitId }) => unitId) };
}
