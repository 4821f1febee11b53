import { sql } from "kysely";
import { listOrganisations, organisationsOfParts } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { listAttendees, type Attendee } from "../attendees/queries.ts";
import { listAttendance } from "../coverage/queries.ts";
import { listEvents, type Workshop } from "../register/queries.ts";
import type { HeldEvent } from "./figures.ts";

/** A held event with what it was called. */
export interface NamedEvent extends HeldEvent {
  names: Workshop["names"];
  audienceNames: Workshop["audienceNames"];
  place: string;
}

/** Everything that has been held, the latest first. */
export async function listHeldEvents(db: Db, programmeId: string): Promise<NamedEvent[]> {
  const [workshops, attendance, people] = [
    await listEvents(db, programmeId),
    await listAttendance(db, programmeId),
    await listPeopleThere(db, programmeId),
  ];
  const wholes = organisationsOfParts(await listOrganisations(db, programmeId));
  const wholesOf = (ids: readonly string[]) => [...new Set(ids.map((id) => wholes.get(id) ?? id))];
  const events = workshops.flatMap((workshop): NamedEvent[] => {
    const { id, heldOn, state, eventKind, kind, headCount, names, audienceNames, place } = workshop;
    if (state !== "held" || heldOn === null) return [];
    const from = attendance.get(id)?.organisationIds ?? [];
    return [
      {
        ...{ id, heldOn, eventKind, kind, headCount, names, audienceNames, place, minutes: workshop.durationMinutes },
        people: people.get(id) ?? [],
        organisationIds: wholesOf(from),
        partIds: from.filter((one) => wholes.get(one) !== one),
        audienceIds: wholesOf(workshop.organisationIds),
      },
    ];
  });
  return events.reverse();
}

/**
 * Who was at which workshop, each person once: a contact of two organisations, or a guest who has become a contact since,
 * is one person where both name and address are the same.
 */
export async function listPeopleThere(db: Db, programmeId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ workshopId: string; attendeeId: string }>`
    with people as (
      select a.id, lower(coalesce(p.email, a.email)) as email, lower(coalesce(p.name, a.name)) as name
      from attendees a left join participants p on p.id = a.participant_id
      where a.programme_id = ${programmeId}),
    persons as (
      select id, case when email = '' then id else first_value(id) over (partition by email, name order by id) end as person
      from people)
    select distinct seats.workshop_id, persons.person as attendee_id
    from workshop_seats seats join persons on persons.id = seats.attendee_id
    where seats.programme_id = ${programmeId} and seats.attended
    order by 1, 2`.execute(db);
  const grouped = Map.groupBy(rows, ({ workshopId }) => workshopId);
  return new Map([...grouped].map(([id, seats]) => [id, seats.map(({ attendeeId }) => attendeeId)]));
}

/** Those who were at any of the events, by name, with how many of them. */
export async function listPeople(
  db: Db,
  programmeId: string,
  events: readonly HeldEvent[],
): Promise<(Attendee & { times: number })[]> {
  const times = new Map<string, number>();
  for (const id of events.flatMap(({ people }) => people)) times.set(id, (times.get(id) ?? 0) + 1);
  const people = await listAttendees(db, programmeId, [...times.keys()]);
  return people.map((person) => ({ ...person, times: times.get(person.id) ?? 0 }));
}
