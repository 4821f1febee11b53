import type { Db } from "../../../platform/database.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { listWorkshopsAmong, type Workshop } from "../../register/queries.ts";
import { listSeatsOf } from "../../seats/queries.ts";
import { getTopic, type Topic } from "../../topics/queries.ts";
import { isCertified } from "./certificate.ts";

/** A workshop that the person has attended. */
export interface AttendedWorkshop {
  workshop: Workshop;
  topic: Topic | null;
  isRemote: boolean;
}

/** All that the person has attended in the programme, the earliest first. */
export async function listAttended(db: Db, { id, programmeId }: Attendee): Promise<AttendedWorkshop[]> {
  const seats = new Map((await listSeatsOf(db, id)).map((seat) => [seat.workshopId, seat]));
  const workshops = await listWorkshopsAmong(db, programmeId, [...seats.keys()]);
  const attended: AttendedWorkshop[] = [];
  for (const workshop of workshops) {
    const seat = seats.get(workshop.id);
    if (seat === undefined || !isCertified(workshop, seat)) continue;
    attended.push({ workshop, topic: await topicOf(db, programmeId, workshop), isRemote: seat.isRemote });
  }
  return attended.sort((a, b) => ((a.workshop.heldOn ?? "") < (b.workshop.heldOn ?? "") ? -1 : 1));
}

/** What the workshop was about, or null for one with a title of its own. */
export async function topicOf(db: Db, programmeId: string, { topicId }: Workshop): Promise<Topic | null> {
  return topicId === null ? null : await getTopic(db, programmeId, topicId);
}
