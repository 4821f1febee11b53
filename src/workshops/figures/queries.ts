import { sql, type SqlBool } from "kysely";
import type { Db } from "../../platform/database.ts";
import { listAttendees, type Attendee } from "../attendees/queries.ts";
import { listAttendance } from "../coverage/queries.ts";
import { listWorkshops, type Workshop } from "../register/queries.ts";
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
    await listWorkshops(db, programmeId),
    await listAttendance(db, programmeId),
    await listPeopleThere(db, programmeId),
  ];
  const events = workshops.flatMap((workshop): NamedEvent[] => {
    const { id, heldOn, state, eventKind, kind, headCount, names, audienceNames, place } = workshop;
    if (state !== "held" || heldOn === null) return [];
    return [
      {
        ...{ id, heldOn, eventKind, kind, headCount, names, audienceNames, place, minutes: workshop.durationMinutes },
        people: people.get(id) ?? [],
        organisationIds: attendance.get(id)?.organisationIds ?? [],
        audienceIds: workshop.organisationIds,
      },
    ];
  });
  return events.reverse();
}

async function listPeopleThere(db: Db, programmeId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("workshopSeats")
    .select(["workshopId", "attendeeId"])
    .where("programmeId", "=", programmeId)
    .where(sql<SqlBool>`attended`)
    .execute();
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
