import { sql, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { listAttendees, type Attendee } from "../attendees/queries.ts";
import type { RoomState, Seat } from "./seat.ts";
import type { Waiting } from "./waiting-list.ts";

export interface StoredSeat extends Seat {
  id: string;
  workshopId: string;
  attendeeId: string;
  source: "invitation" | "sign-up" | "colleague" | "walk-in" | "log";
  sentBy: string | null;
  invitedAt: Temporal.Instant | null;
  answeredAt: Temporal.Instant | null;
  waitingSince: Temporal.Instant | null;
  remindedAt: Temporal.Instant | null;
  /** Whether the person was there; null while nobody has said. */
  attended: boolean | null;
  checkedInAt: Temporal.Instant | null;
}

const columns = [
  "id",
  "workshopId",
  "attendeeId",
  "state",
  "isRemote",
  "source",
  "sentBy",
  "invitedAt",
  "answeredAt",
  "waitingSince",
  "remindedAt",
  "attended",
  "checkedInAt",
] as const;

/** Everybody who has to do with the workshop, in the order in which they came to it. */
export async function listSeats(db: Db, programmeId: string, workshopId: string): Promise<StoredSeat[]> {
  return await db
    .selectFrom("workshopSeats")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("workshopId", "=", workshopId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** A seat with the person on it. */
export interface Seated {
  seat: StoredSeat;
  person: Attendee;
}

/** The same with who they are. */
export async function listSeated(db: Db, programmeId: string, workshopId: string): Promise<Seated[]> {
  const seats = await listSeats(db, programmeId, workshopId);
  const people = await listAttendees(
    db,
    programmeId,
    seats.map(({ attendeeId }) => attendeeId),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return seats.flatMap((seat) => {
    const person = byId.get(seat.attendeeId);
    return person === undefined ? [] : [{ seat, person }];
  });
}

/** All that one person has to do with. */
export async function listSeatsOf(db: Db, attendeeId: string): Promise<StoredSeat[]> {
  return await db
    .selectFrom("workshopSeats")
    .select(columns)
    .where("attendeeId", "=", attendeeId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

export async function findSeat(db: Db, workshopId: string, attendeeId: string): Promise<StoredSeat | undefined> {
  return await db
    .selectFrom("workshopSeats")
    .select(columns)
    .where("workshopId", "=", workshopId)
    .where("attendeeId", "=", attendeeId)
    .executeTakeFirst();
}

/** One seat of the workshop. */
export async function getSeat(db: Db, programmeId: string, workshopId: string, seatId: string): Promise<StoredSeat> {
  const row = await db
    .selectFrom("workshopSeats")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("workshopId", "=", workshopId)
    .where("id", "=", seatId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("seat");
  return row;
}

export interface Room extends RoomState {
  programmeId: string;
  workshopId: string;
  startsAt: Temporal.Instant | null;
}

/** How full the workshop is. A workshop without a place or an address is held somewhere, so one can come to it. */
export async function getRoom(db: Db, programmeId: string, workshopId: string): Promise<Room> {
  return await roomOf(db, programmeId, workshopId, false);
}

/** The same for a change: every change of seats, places and times waits for this lock. */
export async function lockRoom(trx: Tx, programmeId: string, workshopId: string): Promise<Room> {
  return await roomOf(trx, programmeId, workshopId, true);
}

async function roomOf(db: Db, programmeId: string, workshopId: string, isLocked: boolean): Promise<Room> {
  const query = db
    .selectFrom("workshops")
    .select(["state", "startsAt", "endsAt", "places", "roomId", "place", "remoteUrl"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", workshopId)
    .$if(isLocked, (locked) => locked.forNoKeyUpdate());
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new NotFound("workshop");
  // Counted after the lock is held, in a statement of its own: one that waited for it would count what was before.
  const { taken } = await db
    .selectFrom("workshopSeats")
    .select(({ fn }) => fn.countAll<number>().as("taken"))
    .where("workshopId", "=", workshopId)
    .where("state", "=", "coming")
    .where("isRemote", "=", false)
    .executeTakeFirstOrThrow();
  const { state, startsAt, endsAt, places, roomId, place, remoteUrl } = row;
  const hasRemote = remoteUrl !== "";
  const hasRoom = roomId !== null || place !== "" || !hasRemote;
  return { programmeId, workshopId, state, startsAt, endsAt, places, taken, hasRoom, hasRemote };
}

/** Those who wait for a place, with what their turn depends on. */
export async function listWaiting(db: Db, workshopId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with people as (
      select seat.id, seat.attendee_id, seat.waiting_since, seat.state, seat.is_remote,
        coalesce(p.organisation_id, a.organisation_id) as organisation_id
      from workshop_seats seat join attendees a on a.id = seat.attendee_id left join participants p on p.id = a.participant_id
      where seat.workshop_id = ${workshopId} and seat.state in ('waiting', 'coming')),
    coming as (
      select organisation_id, count(*) as n from people where state = 'coming' and not is_remote group by organisation_id),
    had as (
      select seat.attendee_id, count(*) as n
      from workshop_seats seat join workshops w on w.id = seat.workshop_id and w.state <> 'cancelled'
      where seat.attendee_id in (select attendee_id from people where state = 'waiting')
        and seat.workshop_id <> ${workshopId} and seat.state = 'coming' and seat.attended is distinct from false
      group by seat.attendee_id)
    select people.id as seat_id, people.organisation_id,
      (extract(epoch from people.waiting_since) * 1000000)::bigint as waiting_since_microseconds,
      coalesce(coming.n, 0) as from_same_organisation, coalesce(had.n, 0) as other_places
    from people left join coming using (organisation_id) left join had using (attendee_id)
    where people.state = 'waiting'`.execute(db);
  return rows;
}

/** Workshops to come that have a free place and somebody who waits for it. */
export async function listUnfilled(db: Db): Promise<{ programmeId: string; workshopId: string }[]> {
  const { rows } = await sql<{ programmeId: string; workshopId: string }>`
    select w.programme_id, w.id as workshop_id
    from workshops w join workshop_seats seat on seat.workshop_id = w.id
    where w.state = 'planned' and (w.starts_at is null or w.starts_at > now())
    group by w.id
    having bool_or(seat.state = 'waiting')
      and (w.places is null or w.places > count(*) filter (where seat.state = 'coming' and not seat.is_remote))`.execute(
    db,
  );
  return rows;
}

/** How many seats of the workshop stand where; those who take part from afar are apart. */
export async function countSeats(
  db: Db,
  programmeId: string,
  workshopId: string,
): Promise<{ invited: number; coming: number; remote: number; waiting: number; declined: number; attended: number }> {
  const where = (condition: ReturnType<typeof sql<SqlBool>>) => sql<number>`count(*) filter (where ${condition})`;
  const row = await db
    .selectFrom("workshopSeats")
    .select([
      where(sql<SqlBool>`state = 'invited'`).as("invited"),
      where(sql<SqlBool>`state = 'coming' and not is_remote`).as("coming"),
      where(sql<SqlBool>`state = 'coming' and is_remote`).as("remote"),
      where(sql<SqlBool>`state = 'waiting'`).as("waiting"),
      where(sql<SqlBool>`state = 'declined'`).as("declined"),
      where(sql<SqlBool>`attended`).as("attended"),
    ])
    .where("programmeId", "=", programmeId)
    .where("workshopId", "=", workshopId)
    .executeTakeFirstOrThrow();
  return row;
}
