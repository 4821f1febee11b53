import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { holdPart } from "../../register/commands.ts";
import type { HoldingRefusal } from "../../register/holding.ts";
import { lockWorkshop } from "../../register/queries.ts";
import { getSeat, listSeats, lockRoom, type Room } from "../../seats/queries.ts";
import { comeToDoor, markAbsent } from "../commands.ts";
import { rollRefusal, type RollRefusal } from "../door.ts";
import { rollCounts, type HeadCountRefusal } from "./roll.ts";

/** Says of one person that they are there, or are not. Who was not to come needs a place; "full" asks for one more. */
export async function markOne(
  db: Db,
  { seatId, isHere, mayAddPlace, ...place }: WorkshopPlace & { seatId: string; isHere: boolean; mayAddPlace: boolean },
  actorId: string,
): Promise<RollRefusal | "full" | null> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    const { refused, now } = await openRoll(trx, place);
    const { attendeeId } = await getSeat(trx, programmeId, workshopId, seatId);
    if (refused !== null) return refused;
    let addedPlace = false;
    if (isHere) {
      const ifFull = mayAddPlace ? "add-place" : "ask";
      const wish = { programmeId, workshopId, attendeeId };
      const came = await comeToDoor(trx, wish, { isInRoom: false, isSelf: false, ifFull });
      if (came.outcome === "full") return "full";
      if (came.wasAlready) return null;
      addedPlace = came.addedPlace;
    } else await markAbsent(trx, seatId, now);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.attendance", subject: workshopId },
      details: { attendee: attendeeId, attended: isHere, addedPlace },
    });
    return null;
  });
}

/** Says that everybody is there who comes and of whom nothing has been said; returns when, to take it back by. */
export async function markEverybody(
  db: Db,
  place: WorkshopPlace,
  actorId: string,
): Promise<RollRefusal | "nobody-left" | Temporal.Instant> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    const { refused, now } = await openRoll(trx, place);
    if (refused !== null) return refused;
    const { numUpdatedRows } = await trx
      .updateTable("workshopSeats")
      .set({ attended: true, attendanceMarkedAt: now })
      .where("workshopId", "=", workshopId)
      .where("state", "=", "coming")
      .where("attended", "is", null)
      .executeTakeFirst();
    const people = Number(numUpdatedRows);
    if (people === 0) return "nobody-left";
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.attendance-all", subject: workshopId },
      details: { people },
    });
    return now;
  });
}

/** Takes "everybody is here" back for those who were marked by it and of whom nobody has said anything since. */
export async function undoEverybody(
  db: Db,
  { at, ...place }: WorkshopPlace & { at: Temporal.Instant },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    const { room } = await openRoll(trx, place);
    const { numUpdatedRows } = await trx
      .updateTable("workshopSeats")
      .set({ attended: room.state === "held" ? false : null, attendanceMarkedAt: null })
      .where("workshopId", "=", workshopId)
      .where("attendanceMarkedAt", "=", at)
      .where("attended", "=", true)
      .where("checkedInAt", "is", null)
      .executeTakeFirst();
    const people = Number(numUpdatedRows);
    if (people === 0) return;
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.attendance-undo", subject: workshopId },
      details: { people },
    });
  });
}

/**
 * Marks the workshop as held. Where people were taken by name, those who come and have not been marked were not there,
 * without a time of marking, by which taking the mark back knows them; where nobody was, who was there stays unknown, and the heads that were counted are all that is known.
 */
export async function holdFromDoor(
  db: Db,
  { heldOn, headCount, ...place }: WorkshopPlace & { heldOn: string; headCount: number | null },
  actorId: string,
): Promise<HoldingRefusal | HeadCountRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    await lockWorkshop(trx, programmeId, workshopId);
    const { here } = rollCounts(await listSeats(trx, programmeId, workshopId));
    if (headCount !== null && headCount < here) return "fewer-than-named";
    const refused = await holdPart(trx, { ...place, heldOn }, actorId);
    if (refused !== null) return refused;
    await trx.updateTable("workshops").set({ headCount }).where("id", "=", workshopId).execute();
    if (here > 0)
      await trx
        .updateTable("workshopSeats")
        .set({ attended: false })
        .where("workshopId", "=", workshopId)
        .where("state", "=", "coming")
        .where("attended", "is", null)
        .execute();
    return null;
  });
}

/** The lock that every change of the list begins with, and whether people can be marked. */
export async function openRoll(
  trx: Tx,
  { programmeId, workshopId }: WorkshopPlace,
): Promise<{ room: Room; now: Temporal.Instant; refused: RollRefusal | null }> {
  const room = await lockRoom(trx, programmeId, workshopId);
  const { timeZone } = await getProgramme(trx, programmeId);
  const now = await databaseNow(trx);
  return { room, now, refused: rollRefusal(room, now, timeZone) };
}
