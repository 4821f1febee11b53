import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db } from "../../../platform/database.ts";
import { locales } from "../../../platform/locales.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { getWorkshop, lockWorkshop } from "../../register/queries.ts";
import type { EditRefusal } from "../edit-refusal.ts";
import { workshopVersion } from "../version.ts";
import type { Details } from "./forms.ts";

/** Why details are not taken: a workshop without a topic needs a title. */
export type DetailsRefusal = EditRefusal | "title-missing";

/** Changes what sort of workshop it is, and the title of one that has no topic; a new title stands in calendars too. */
export async function changeDetails(
  db: Db,
  { programmeId, workshopId, version, titles, ...details }: Details & WorkshopPlace & { version: string },
  actorId: string,
): Promise<DetailsRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const state = await lockWorkshop(trx, programmeId, workshopId);
    if (state === "cancelled") return "cancelled";
    const workshop = await getWorkshop(trx, programmeId, workshopId);
    if (workshopVersion(workshop) !== version) return "changed-meanwhile";
    const own = workshop.topicId === null ? titles : undefined;
    if (own !== undefined && locales.every((locale) => own[locale] === "")) return "title-missing";
    await trx
      .updateTable("workshops")
      .set((eb) => ({
        ...details,
        ...(own !== undefined && { ownTitles: json(own), calendarSequence: eb("calendarSequence", "+", 1) }),
      }))
      .where("id", "=", workshopId)
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "workshop.details", subject: workshopId });
    return null;
  });
}
