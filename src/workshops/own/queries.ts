import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../platform/database.ts";
import { LinkNeeded } from "../../platform/errors.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { getOwnAttendee, isKnown, type Attendee } from "../attendees/queries.ts";
import type { OwnFeedback } from "../../surveys/index.ts";
import { listOwnFeedback } from "../feedback/queries.ts";
import { isShownTo } from "../materials/material.ts";
import { listMaterials, type Material } from "../materials/queries.ts";
import { listWorkshopsAmong, type Workshop } from "../register/queries.ts";
import { getRoom, listSeatsOf, listWaiting, type Room, type StoredSeat } from "../seats/queries.ts";
import { askForLinkUrl } from "./addresses.ts";
import { inTurn } from "../seats/waiting-list.ts";

/** Whose pages they are, and in which programme. */
export interface Owner {
  attendee: Attendee;
  programme: Programme;
  now: Temporal.Instant;
}

/** A workshop as one person has to do with it. */
export interface OwnWorkshop {
  workshop: Workshop;
  seat: StoredSeat;
  room: Room;
  /** The place in the waiting list, from 1; null for who does not wait. */
  turn: number | null;
  materials: Material[];
  /** What the person is asked to tell of it, once it has been held. */
  feedback: OwnFeedback | null;
}

/** The holder of the personal link. Who has been removed from the register has no pages any more. */
export async function getHolder(db: Db, attendeeId: string): Promise<Attendee> {
  const attendee = await getOwnAttendee(db, attendeeId);
  if (!isKnown(attendee)) throw new LinkNeeded("attendee", askForLinkUrl);
  return attendee;
}

/** The same with what pages tell besides. */
export async function getOwner(db: Db, attendeeId: string): Promise<Owner> {
  const attendee = await getHolder(db, attendeeId);
  return { attendee, programme: await getProgramme(db, attendee.programmeId), now: await databaseNow(db) };
}

/** All workshops that the person has to do with, those without a time last. */
export async function listOwnWorkshops(db: Db, { id, programmeId }: Attendee): Promise<OwnWorkshop[]> {
  const seats = new Map((await listSeatsOf(db, id)).map((seat) => [seat.workshopId, seat]));
  const workshops = await listWorkshopsAmong(db, programmeId, [...seats.keys()]);
  const materials = Map.groupBy(await listMaterials(db, programmeId, [...seats.keys()]), (each) => each.workshopId);
  const feedback = await listOwnFeedback(db, id);
  const own: OwnWorkshop[] = [];
  for (const workshop of workshops) {
    const seat = seats.get(workshop.id);
    if (seat === undefined) continue;
    own.push({
      workshop,
      seat,
      room: await getRoom(db, programmeId, workshop.id),
      turn: seat.state === "waiting" ? await turnOf(db, workshop.id, seat.id) : null,
      materials: (materials.get(workshop.id) ?? []).filter(({ phase }) => isShownTo(phase, workshop.state, seat)),
      feedback: feedback.get(workshop.id) ?? null,
    });
  }
  return own;
}

/** The place of a seat in the waiting list, from 1. */
export async function turnOf(db: Db, workshopId: string, seatId: string): Promise<number> {
  return inTurn(await listWaiting(db, workshopId)).findIndex((each) => each.seatId === seatId) + 1;
}
