import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";

/** The workshops of the series that are planned, always in the same order, in which they are locked. */
export async function listPlannedOf(db: Db, programmeId: string, seriesId: string): Promise<string[]> {
  const rows = await planned(db, programmeId, seriesId).select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

/** How many of the series' planned workshops have people who come, wait or have been invited, and how many people. */
export async function countAffected(
  db: Db,
  programmeId: string,
  seriesId: string,
): Promise<{ workshops: number; people: number }> {
  return await planned(db, programmeId, seriesId)
    .innerJoin("workshopSeats", "workshopSeats.workshopId", "workshops.id")
    .select(({ fn }) => [
      fn.count<number>("workshops.id").distinct().as("workshops"),
      fn.count<number>("attendeeId").distinct().as("people"),
    ])
    .where("workshopSeats.state", "<>", "declined")
    .executeTakeFirstOrThrow();
}

function planned(db: Db, programmeId: string, seriesId: string) {
  return db
    .selectFrom("workshops")
    .where("workshops.programmeId", "=", programmeId)
    .where("workshops.seriesId", "=", seriesId)
    .where("workshops.state", "=", "planned");
}

/**
 * Whether anybody has been told of the workshop, or something hangs on it: it has a time, people, a date poll or a vote
 * on what comes after it.
 */
export async function isKnownToPeople(db: Db, workshopId: string): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    select starts_at is not null or is_public
      or exists (select from workshop_seats where workshop_id = workshops.id)
      or exists (select from date_polls where workshop_id = workshops.id)
      or exists (select from ballots where workshops.id in (after_workshop_id, winner_workshop_id)) as is_known
    from workshops where id = ${workshopId}`.execute(db);
  return rows[0]?.isKnown ?? false;
}
