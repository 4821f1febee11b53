import { sql, type RawBuilder } from "kysely";
import { listOrganisations, organisationsOfParts } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { listAttendance } from "../coverage/queries.ts";
import { listEvents, type Workshop } from "../register/queries.ts";
import type { HeldEvent } from "./figures.ts";

/** A held event with what it was called. */
export interface NamedEvent extends HeldEvent {
  names: Workshop["names"];
  audienceNames: Workshop["audienceNames"];
  place: string;
  /** Whether a mentor held it with one unit, which is its audience. */
  isSession: boolean;
}

/** Everything that has been held, the latest first. */
export async function listHeldEvents(db: Db, programmeId: string): Promise<NamedEvent[]> {
  const [workshops, attendance, people, unattended] = [
    await listEvents(db, programmeId),
    await listAttendance(db, programmeId),
    await listPeopleThere(db, programmeId),
    await listUnattended(db, programmeId),
  ];
  const wholes = organisationsOfParts(await listOrganisations(db, programmeId));
  const wholesOf = (ids: readonly string[]) => [...new Set(ids.map((id) => wholes.get(id) ?? id))];
  const events = workshops.flatMap((workshop): NamedEvent[] => {
    const { id, heldOn, state, eventKind, kind, headCount, names, audienceNames, place, isSession } = workshop;
    if (state !== "held" || heldOn === null) return [];
    const from = attendance.get(id)?.organisationIds ?? [];
    return [
      {
        ...{
          id,
          heldOn,
          eventKind,
          kind,
          headCount,
          names,
          audienceNames,
          place,
          isSession,
          minutes: workshop.durationMinutes,
        },
        people: people.get(id) ?? [],
        isUnattended: unattended.has(id),
        organisationIds: wholesOf(from),
        partIds: from.filter((one) => wholes.get(one) !== one),
        audienceIds: wholesOf(workshop.organisationIds),
      },
    ];
  });
  return events.reverse();
}

/**
 * The workshops of which it is known that nobody came: everybody who was to come has been marked absent, one at least by
 * hand. Those who are taken from a list by putting an event right are not, for that says nothing of who was there.
 */
export async function listUnattended(db: Db, programmeId: string): Promise<Set<string>> {
  const { rows } = await sql<{ workshopId: string }>`
    select workshop_id from workshop_seats
    where programme_id = ${programmeId} and (state = 'coming' or attended is not null)
    group by workshop_id
    having bool_and(attended is false) and count(attendance_marked_at) > 0`.execute(db);
  return new Set(rows.map(({ workshopId }) => workshopId));
}

/**
 * Who was at which workshop, each person once: a contact of two organisations, or a guest who has become a contact since,
 * is one person where both name and address are the same. Of the workshops that are asked for, or of all; a person has the
 * same id whichever of them are. One row a workshop: a row for each seat takes the driver longer than all the counting.
 */
export async function listPeopleThere(
  db: Db,
  programmeId: string,
  workshopIds: readonly string[] | null = null,
): Promise<Map<string, string[]>> {
  const asked = workshopIds === null ? sql`` : sql`and seats.workshop_id = any(${[...workshopIds]}::uuid[])`;
  const { rows } = await sql<{ workshopId: string; people: string }>`
    with ${personsOf(programmeId)}
    select seats.workshop_id, string_agg(distinct persons.person, ',' order by persons.person) as people
    from workshop_seats seats join persons on persons.id = seats.attendee_id
    where seats.programme_id = ${programmeId} and seats.attended ${asked}
    group by seats.workshop_id`.execute(db);
  return new Map(rows.map(({ workshopId, people }) => [workshopId, people.split(",")]));
}

/** For a `with`: `persons`, which says of each attendee of the programme by `id` which `person` it is, by the same rule. */
export function personsOf(programmeId: string): RawBuilder<unknown> {
  return sql`people as (
      select a.id::text as id, lower(coalesce(p.email, a.email)) collate "C" as email,
        lower(coalesce(p.name, a.name)) collate "C" as name
      from attendees a left join participants p on p.id = a.participant_id
      where a.programme_id = ${programmeId}),
    alike as (select email, name, min(id) as person from people where email <> '' group by email, name),
    persons as (
      select people.id::uuid as id, coalesce(alike.person, people.id) collate "C" as person
      from people left join alike on alike.email = people.email and alike.name = people.name)`;
}
