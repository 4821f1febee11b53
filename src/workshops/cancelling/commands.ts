import { sql } from "kysely";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { planReminders, tellAll, tellLetIn, type Posting, type WorkshopPlace } from "../letters/commands.ts";
import { letIn } from "../seats/commands.ts";
import { lockRoom } from "../seats/queries.ts";
import { cancelRefusal, type CancelRefusal } from "./cancelling.ts";
import { isKnownToPeople, listPlannedOf } from "./queries.ts";

/** Cancels a workshop and tells everybody who comes, waits or has been invited; their seats stay as they are. */
export async function cancelWorkshop(
  db: Db,
  posting: Posting,
  place: WorkshopPlace & { reason: string },
  actorId: string,
): Promise<{ told: number } | CancelRefusal> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    const { state } = await lockRoom(trx, programmeId, workshopId);
    const refused = cancelRefusal(state);
    if (refused !== null) return refused;
    if (state === "cancelled") return { told: 0 };
    const told = await cancelPlanned(trx, posting, place);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.cancel", subject: workshopId },
      details: { told },
    });
    return { told };
  });
}

/** The same as a part of another act, of a workshop that is planned and whose lock is held; returns how many were told. */
export async function cancelPlanned(
  trx: Tx,
  posting: Posting,
  { programmeId, workshopId, reason }: WorkshopPlace & { reason: string },
): Promise<number> {
  await trx
    .updateTable("workshops")
    .set({ state: "cancelled", cancelledAt: await databaseNow(trx), cancelReason: reason, ...nextInCalendars })
    .where("programmeId", "=", programmeId)
    .where("id", "=", workshopId)
    .execute();
  return await tellAll(trx, posting, { programmeId, workshopId }, { kind: "cancellation", reason });
}

/** Takes back the workshops of a series that have not been held, and tells their people; returns how many of each. */
export async function withdrawSeries(
  trx: Tx,
  posting: Posting,
  { programmeId, seriesId, reason }: { programmeId: string; seriesId: string; reason: string },
): Promise<{ workshops: number; told: number }> {
  const workshopIds = await listPlannedOf(trx, programmeId, seriesId);
  let [workshops, told] = [0, 0];
  for (const workshopId of workshopIds) {
    if ((await lockRoom(trx, programmeId, workshopId)).state !== "planned") continue;
    told += await cancelPlanned(trx, posting, { programmeId, workshopId, reason });
    workshops += 1;
  }
  return { workshops, told };
}

/**
 * Takes one planned workshop back as a part of another act. One that nobody has been told of is gone, with all that was
 * noted of it; any other is cancelled and its people are told. One that has been held stays: "held".
 */
export async function withdrawWorkshop(trx: Tx, posting: Posting, place: WorkshopPlace): Promise<"held" | null> {
  const { programmeId, workshopId } = place;
  const { state } = await lockRoom(trx, programmeId, workshopId);
  if (state === "held") return "held";
  if (state === "cancelled") return null;
  if (await isKnownToPeople(trx, workshopId)) await cancelPlanned(trx, posting, { ...place, reason: "" });
  else await trx.deleteFrom("workshops").where("id", "=", workshopId).execute();
  return null;
}

/** Plans a cancelled workshop again, with everybody on the seats they had, and tells them. */
export async function restoreWorkshop(
  db: Db,
  posting: Posting,
  place: WorkshopPlace,
  actorId: string,
): Promise<{ told: number }> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    if ((await lockRoom(trx, programmeId, workshopId)).state !== "cancelled") return { told: 0 };
    await trx
      .updateTable("workshops")
      .set({ state: "planned", cancelledAt: null, cancelReason: "", ...nextInCalendars })
      .where("id", "=", workshopId)
      .execute();
    const letInNow = await letIn(trx, await lockRoom(trx, programmeId, workshopId));
    const told = await tellAll(trx, posting, place, { kind: "restoration" }, letInNow);
    await tellLetIn(trx, posting, place, letInNow);
    await planReminders(trx, posting, place);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.restore", subject: workshopId },
      details: { told },
    });
    return { told };
  });
}

// Calendars take in only what has a higher number than what they hold.
const nextInCalendars = { calendarSequence: sql<number>`calendar_sequence + 1` };
