import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { getOwner } from "../../own/queries.ts";
import { findSeat, lockRoom } from "../../seats/queries.ts";
import { comeToDoor } from "../commands.ts";
import { isJoinTime } from "../door.ts";

/**
 * Joins from afar: who was to take part so and does it in time has been there, however often they join. Outside that
 * time the connection opens all the same, and nothing is written. False for who is not to take part from afar.
 */
export async function joinFromAfar(
  db: Db,
  { attendeeId, workshopId }: { attendeeId: string; workshopId: string },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId } = (await getOwner(trx, attendeeId)).attendee;
    const room = await lockRoom(trx, programmeId, workshopId);
    const seat = await findSeat(trx, workshopId, attendeeId);
    if (seat === undefined) throw new NotFound("seat");
    if (room.state === "cancelled" || !room.hasRemote || seat.state !== "coming" || !seat.isRemote) return false;
    if (!isJoinTime(room, await databaseNow(trx))) return true;
    const wish = { programmeId, workshopId, attendeeId };
    const { wasAlready } = await comeToDoor(trx, wish, { isInRoom: false, isSelf: true, ifFull: "wait" });
    if (!wasAlready)
      await recordAct(trx, {
        ...{ actorId: null, programmeId, act: "workshop.join", subject: workshopId },
        details: { attendee: attendeeId },
      });
    return true;
  });
}
