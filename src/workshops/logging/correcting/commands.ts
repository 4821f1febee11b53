import { recordAct } from "../../../platform/audit-log.ts";
import { brokenConstraint, json, type Db, type Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { moveToDay } from "../../register/commands.ts";
import { holdingRefusal } from "../../register/holding.ts";
import {
  getWorkshop,
  listWorkshops,
  lockRegister,
  lockWorkshop,
  programmeToday,
  type Workshop,
} from "../../register/queries.ts";
import { countSeats } from "../../seats/queries.ts";
import { getTopic } from "../../topics/queries.ts";
import type { HeldDetails, LogRefusal } from "../commands.ts";
import { isSame } from "../same.ts";

/** Why a workshop entered by mistake stays: it was planned here, or something followed from it. */
export type RemovalRefusal = "planned-here" | "in-use";

interface Which {
  programmeId: string;
  workshopId: string;
}

/** A workshop that has been held; one that has not is none to correct. */
export async function getHeldWorkshop(db: Db, { programmeId, workshopId }: Which): Promise<Workshop> {
  const workshop = await getWorkshop(db, programmeId, workshopId);
  if (workshop.state !== "held") throw new NotFound("held workshop");
  return workshop;
}

/**
 * Puts right what was told of a workshop held. Whom it was for and who was there stay as they are, and so do the length
 * and the place of one that was planned with a time and a room.
 */
export async function correctHeld(
  db: Db,
  { programmeId, workshopId }: Which,
  { ownTitles, durationMinutes, place, ...details }: HeldDetails,
  actorId: string,
): Promise<LogRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const before = await lockHeld(trx, { programmeId, workshopId });
    const refused = holdingRefusal("held", details.heldOn, await programmeToday(trx, programmeId));
    if (refused !== null) return refused;
    if (details.topicId !== null) await getTopic(trx, programmeId, details.topicId);
    const { groupId, audienceNames, organisationIds } = before;
    const whom = { groupId, audienceNames, organisationIds };
    const others = (await listWorkshops(trx, programmeId)).filter(
      ({ id, state }) => id !== workshopId && state === "held",
    );
    if (others.some((each) => isSame(each, { ...details, place, ownTitles, ...whom }))) return "already";
    const { attended } = await countSeats(trx, programmeId, workshopId);
    if (details.headCount !== null && details.headCount < attended) return "fewer-than-named";

    await trx
      .updateTable("workshops")
      .set({ ...details, ownTitles: ownTitles === null ? null : json(ownTitles) })
      .$if(before.startsAt === null, (untimed) => untimed.set({ durationMinutes }))
      .$if(before.roomId === null, (roomless) => roomless.set({ place }))
      .where("id", "=", workshopId)
      .execute();
    await moveToDay(trx, { programmeId, workshopId, heldOn: details.heldOn });
    await recordAct(trx, { actorId, programmeId, act: "workshop.correct", subject: workshopId });
    return null;
  });
}

/** Takes a workshop that was entered by mistake out of the register, with who was said to have been there. */
export async function removeLogged(db: Db, which: Which, actorId: string): Promise<RemovalRefusal | null> {
  const { programmeId, workshopId } = which;
  try {
    return await db.transaction().execute(async (trx) => {
      if ((await lockHeld(trx, which)).loggedAt === null) return "planned-here";
      await trx.deleteFrom("workshopOrganisations").where("workshopId", "=", workshopId).execute();
      await trx.deleteFrom("workshops").where("id", "=", workshopId).execute();
      await recordAct(trx, { actorId, programmeId, act: "workshop.remove", subject: workshopId });
      return null;
    });
  } catch (error) {
    // A ballot or a survey that followed the workshop points to it.
    if (brokenConstraint(error) === null) throw error;
    return "in-use";
  }
}

async function lockHeld(trx: Tx, which: Which): Promise<Workshop> {
  await lockRegister(trx, which.programmeId);
  await lockWorkshop(trx, which.programmeId, which.workshopId);
  return await getHeldWorkshop(trx, which);
}
