import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { personsOf } from "../queries.ts";

/** Somebody who was there, with how many of the events. */
export interface PersonThere {
  id: string;
  /** Empty of somebody who has been removed from the register. */
  name: string;
  /** The organisation in the register, where it is known, and its whole name, or what a guest wrote. */
  organisationId: string | null;
  organisationName: string;
  times: number;
}

/** Which people are read: of a time ("" is no limit), and whose name or organisation has the words that are looked for. */
export interface PeopleWanted {
  from: string;
  to: string;
  q: string;
}

/** A page of people, how many there are in all, and how many of them were looked for. */
export interface PeoplePage {
  all: number;
  found: number;
  /** The page that was read: the last one where a later one was asked for. */
  page: number;
  rows: PersonThere[];
}

// lower() knows only English letters where the database's locale is C.
const [capitals, smalls] = ["ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞČĐĒĪŁŃŊŌŠŦŪŽ", "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþčđēīłńŋōšŧūž"];

/** Those who were at events of the time and are known by name, in the names' order; only the page is read. */
export async function listPeopleByPage(
  db: Db,
  programmeId: string,
  { from, to, q, page, perPage }: PeopleWanted & { page: number; perPage: number },
): Promise<PeoplePage> {
  const [since, until] = [from === "" ? null : from, to === "" ? null : to];
  const sought = q.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
  const there = sql`with ${personsOf(programmeId)},
    times as (
      select persons.person::uuid as id, count(distinct seats.workshop_id)::integer as times
      from workshop_seats seats join workshops w on w.id = seats.workshop_id join persons on persons.id = seats.attendee_id
      where seats.programme_id = ${programmeId} and seats.attended and w.state = 'held'
        and (${since}::date is null or w.held_on >= ${since}::date)
        and (${until}::date is null or w.held_on <= ${until}::date)
      group by persons.person),
    there as (
      select times.id, times.times, o.id as organisation_id, coalesce(p.name, a.name) as name,
        coalesce(o.name, a.organisation_name) as organisation_name
      from times join attendees a on a.id = times.id left join participants p on p.id = a.participant_id
        left join organisations o on o.id = coalesce(p.organisation_id, a.organisation_id)),
    found as (
      select * from there
      where position(${sought} in translate(lower(name), ${capitals}, ${smalls})) > 0
        or position(${sought} in translate(lower(organisation_name), ${capitals}, ${smalls})) > 0)`;
  const { rows: counts } = await sql<{ all: number; found: number }>`${there}
    select (select count(*)::integer from there) as all, (select count(*)::integer from found) as found`.execute(db);
  const { all, found } = counts[0] ?? { all: 0, found: 0 };
  const read = Math.min(page, Math.max(1, Math.ceil(found / perPage)));
  const { rows } = await sql<PersonThere>`${there}
    select * from found order by translate(lower(name), ${capitals}, ${smalls}), id limit ${perPage} offset ${(read - 1) * perPage}`.execute(
    db,
  );
  return { all, found, page: read, rows };
}
