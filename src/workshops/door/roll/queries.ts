import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { getWorkshop, programmeToday, type Workshop } from "../../register/queries.ts";
import { getRoom, listSeated, type Room, type Seated } from "../../seats/queries.ts";

/** Everything that the list of the door is made of. */
export interface Roll {
  programme: Programme;
  workshop: Workshop;
  room: Room;
  seated: Seated[];
  now: Temporal.Instant;
  today: string;
}

export async function loadRoll(db: Db, programmeId: string, workshopId: string): Promise<Roll> {
  const workshop = await getWorkshop(db, programmeId, workshopId);
  const seated = await listSeated(db, programmeId, workshopId);
  return {
    programme: await getProgramme(db, programmeId),
    workshop,
    room: await getRoom(db, programmeId, workshopId),
    seated: seated.sort((a, b) => a.person.name.localeCompare(b.person.name, "fi")),
    now: await databaseNow(db),
    today: await programmeToday(db, programmeId),
  };
}
