import { recordAct } from "../../../platform/audit-log.ts";
import { newCode, tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { lockRoom } from "../../seats/queries.ts";
import { checkInCloses, checkInRefusal, type CheckInRefusal } from "../door.ts";

/** Makes a code for checking in; those shown before work on unless they are renewed. Only its hash is stored. */
export async function makeCheckInCode(
  db: Db,
  { isRenewed, ...place }: WorkshopPlace & { isRenewed: boolean },
  actorId: string,
): Promise<CheckInRefusal | { code: string }> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    const room = await lockRoom(trx, programmeId, workshopId);
    const { timeZone } = await getProgramme(trx, programmeId);
    const refused = checkInRefusal(room, await databaseNow(trx), timeZone);
    if (refused !== null) return refused;
    if (room.endsAt === null) return "no-time";
    if (isRenewed) await trx.deleteFrom("checkInCodes").where("workshopId", "=", workshopId).execute();
    const code = newCode();
    const expiresAt = checkInCloses(room.endsAt, timeZone);
    await trx
      .insertInto("checkInCodes")
      .values({ programmeId, workshopId, tokenHash: tokenHash(code), expiresAt })
      .execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.check-in-code", subject: workshopId },
      details: { isRenewed },
    });
    return { code };
  });
}
