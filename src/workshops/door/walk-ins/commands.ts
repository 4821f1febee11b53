import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { attendeeAtDoor, comeToDoor } from "../commands.ts";
import type { RollRefusal } from "../door.ts";
import type { WalkIn } from "../forms.ts";
import { openRoll } from "../roll/commands.ts";

/**
 * Adds somebody who stands at the door and marks them as present. Where the room is full, nothing is kept before staff
 * have said that there is a place for one more.
 */
export async function addWalkIn(
  db: Db,
  { mayAddPlace, walkIn, ...place }: WorkshopPlace & { mayAddPlace: boolean; walkIn: WalkIn },
  actorId: string,
): Promise<RollRefusal | "full" | { addedPlace: boolean }> {
  return await db.transaction().execute(async (trx) => {
    const { refused } = await openRoll(trx, place);
    if (refused !== null) return refused;
    const { defaultLocale } = await getProgramme(trx, place.programmeId);
    const attendeeId = await attendeeAtDoor(trx, { ...place, ...walkIn, locale: defaultLocale });
    const ifFull = mayAddPlace ? "add-place" : "ask";
    const came = await comeToDoor(trx, { ...place, attendeeId }, { isInRoom: true, isSelf: false, ifFull });
    if (came.outcome === "full") return "full";
    if (!came.wasAlready)
      await recordAct(trx, {
        ...{ actorId, programmeId: place.programmeId, act: "workshop.walk-in", subject: place.workshopId },
        details: { attendee: attendeeId, addedPlace: came.addedPlace },
      });
    return { addedPlace: came.addedPlace };
  });
}
