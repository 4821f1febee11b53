import { sql, type SqlBool } from "kysely";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getAttendee, type Attendee } from "../attendees/queries.ts";
import { listWorkshopsAmong } from "../register/queries.ts";
import { commonProviders, suggested, type Candidate } from "./suggestions.ts";

/** Somebody whom the register does not know yet. */
export interface Guest {
  id: string;
  name: string;
  email: string;
  /** What they wrote. */
  organisationName: string;
  /** The names of the workshops that they have to do with. */
  workshops: Texts[];
  suggestions: Candidate[];
}

/** So many are shown at once; when they are matched, the next come. */
const mostGuests = 50;

/** The first guests to be asked about, in the order in which they came, and how many there are in all. */
export async function listGuests(db: Db, programmeId: string): Promise<{ guests: Guest[]; count: number }> {
  const asked = guestRows(db, programmeId).where("staysGuestAt", "is", null);
  const rows = await asked.orderBy("createdAt").orderBy("id").limit(mostGuests).execute();
  const all = await asked
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const ids = rows.map(({ id }) => id);
  const workshops = await listNames(db, programmeId, ids);
  const candidates = await listCandidates(db, programmeId, ids);
  const guests = rows.map((row) => ({
    ...row,
    workshops: workshops.get(row.id) ?? [],
    suggestions: suggested(candidates.get(row.id) ?? []),
  }));
  return { guests, count: all.count };
}

export type StayingGuest = Pick<Guest, "id" | "name" | "organisationName">;

/** Those whom staff have left guests, by name. */
export async function listStayingGuests(db: Db, programmeId: string): Promise<StayingGuest[]> {
  return await guestRows(db, programmeId).where("staysGuestAt", "is not", null).orderBy("name").orderBy("id").execute();
}

/**
 * Guests of whom it is not known where they come from. Who gave no address can't be a contact: for them the organisation
 * is enough.
 */
function guestRows(db: Db, programmeId: string) {
  return db
    .selectFrom("attendees")
    .select(["id", "name", "email", "organisationName"])
    .where("programmeId", "=", programmeId)
    .where("participantId", "is", null)
    .where("name", "<>", "")
    .where(sql<SqlBool>`(email <> '' or organisation_id is null)`);
}

async function listNames(db: Db, programmeId: string, ids: readonly string[]): Promise<Map<string, Texts[]>> {
  if (ids.length === 0) return new Map();
  const seats = await db
    .selectFrom("workshopSeats")
    .select(["attendeeId", "workshopId"])
    .where("attendeeId", "in", ids)
    .execute();
  const workshops = await listWorkshopsAmong(db, programmeId, [...new Set(seats.map(({ workshopId }) => workshopId))]);
  const of = (id: string) =>
    new Set(seats.filter((seat) => seat.attendeeId === id).map(({ workshopId }) => workshopId));
  return new Map(ids.map((id) => [id, workshops.filter((each) => of(id).has(each.id)).map(({ names }) => names)]));
}

async function listCandidates(db: Db, programmeId: string, ids: readonly string[]): Promise<Map<string, Candidate[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Candidate & { guestId: string }>`
    with guests as (
      select id, organisation_id, organisation_name, split_part(lower(email), '@', 2) as domain
      from attendees where id in (${sql.join(ids)})),
    domains as (
      select distinct organisation_id, split_part(lower(email), '@', 2) as domain
      from participants where programme_id = ${programmeId})
    select guests.id as guest_id, o.id as organisation_id, o.name,
      coalesce(o.id = guests.organisation_id, false) as is_named,
      coalesce(domains.domain not in (${sql.join(commonProviders)}), false) as is_same_domain,
      similarity(o.name, guests.organisation_name)::float8 as likeness
    from guests cross join organisations o
      left join domains on domains.organisation_id = o.id and domains.domain = guests.domain
    where o.programme_id = ${programmeId}`.execute(db);
  return Map.groupBy(rows, ({ guestId }) => guestId);
}

/** The attendee with what staff have said of them. */
export interface Matched extends Attendee {
  isMatched: boolean;
  madeContact: boolean;
  stays: boolean;
}

export async function getMatched(db: Db, programmeId: string, id: string): Promise<Matched> {
  const attendee = await getAttendee(db, programmeId, id);
  const more = await db
    .selectFrom("attendees")
    .select(["madeContact"])
    .select([
      sql<boolean>`matched_at is not null`.as("isMatched"),
      sql<boolean>`stays_guest_at is not null`.as("stays"),
    ])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { ...attendee, ...more };
}

/** The attendee of the contact, where there is one. */
export async function findAttendeeOfContact(db: Db, participantId: string): Promise<{ id: string } | undefined> {
  return await db.selectFrom("attendees").select("id").where("participantId", "=", participantId).executeTakeFirst();
}

/** Whether somebody else is a guest by now under the attendee's address. */
export async function isGuestThere(db: Db, { programmeId, id, email }: Attendee): Promise<boolean> {
  const other = await db
    .selectFrom("attendees")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("participantId", "is", null)
    .where("id", "<>", id)
    .where(sql<SqlBool>`email <> '' and lower(email) = lower(${email})`)
    .executeTakeFirst();
  return other !== undefined;
}
