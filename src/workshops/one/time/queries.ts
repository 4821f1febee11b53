import { databaseNow, type Db } from "../../../platform/database.ts";
import type { Temporal } from "temporal-polyfill";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { findClashes, type NamedClashes } from "../../calendar/queries.ts";
import { listFacilitators, type Facilitator } from "../../facilitators/queries.ts";
import { getWorkshop, type Workshop } from "../../register/queries.ts";
import { listRooms, type Room } from "../../rooms/queries.ts";
import { countSeats } from "../../seats/queries.ts";
import { getTopic, type Topic } from "../../topics/queries.ts";
import type { Arrangement } from "./arrangement.ts";

/** What a workshop is arranged among. */
export interface Surroundings {
  programme: Programme;
  workshop: Workshop;
  topic: Topic | null;
  rooms: Room[];
  facilitators: Facilitator[];
  seats: Awaited<ReturnType<typeof countSeats>>;
  now: Temporal.Instant;
}

export async function loadSurroundings(db: Db, programmeId: string, workshopId: string): Promise<Surroundings> {
  const workshop = await getWorkshop(db, programmeId, workshopId);
  return {
    programme: await getProgramme(db, programmeId),
    workshop,
    topic: workshop.topicId === null ? null : await getTopic(db, programmeId, workshop.topicId),
    rooms: await listRooms(db, programmeId),
    facilitators: await listFacilitators(db, programmeId),
    seats: await countSeats(db, programmeId, workshopId),
    now: await databaseNow(db),
  };
}

/** What the workshop would clash with, held so; null while it has no time. */
export async function clashesOfArrangement(
  db: Db,
  { programme, workshop }: Surroundings,
  { startsAt, endsAt, roomId, facilitatorIds }: Arrangement,
): Promise<NamedClashes | null> {
  if (startsAt === null || endsAt === null) return null;
  return await findClashes(db, programme.id, { workshopId: workshop.id, startsAt, endsAt, roomId, facilitatorIds });
}
