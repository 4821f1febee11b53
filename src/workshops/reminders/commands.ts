import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { editionOf, noteWritten, postLetters, type Posting, type WorkshopPlace } from "../letters/commands.ts";
import { listSeated, lockRoom, type Seated } from "../seats/queries.ts";
import { isAhead } from "../seats/seat.ts";
import { canBeReminded, isDue, isDueNow, type ReminderKind } from "./reminder.ts";

/**
 * Sends a planned reminder to those to whom it is due. Run twice, early, or for a time that has been changed, it finds
 * nobody; of a workshop that is not to be held nobody is reminded.
 */
export async function sendPlannedReminders(
  db: Db,
  posting: Posting,
  { kind, ...place }: WorkshopPlace & { kind: ReminderKind },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { state, startsAt } = await lockRoom(trx, place.programmeId, place.workshopId);
    if (state !== "planned" || startsAt === null) return;
    const now = await databaseNow(trx);
    await send(trx, posting, place, kind, ({ seat }) => isDue(seat, kind, startsAt, now));
  });
}

export type RemindRefusal = "cancelled" | "over";

/** Reminds now, at staff's wish; returns how many were written to. */
export async function remindNow(
  db: Db,
  posting: Posting,
  { kind, ...place }: WorkshopPlace & { kind: ReminderKind },
  actorId: string,
): Promise<{ mailed: number } | { refused: RemindRefusal }> {
  return await db.transaction().execute(async (trx) => {
    const room = await lockRoom(trx, place.programmeId, place.workshopId);
    const now = await databaseNow(trx);
    if (room.state === "cancelled") return { refused: "cancelled" };
    if (room.state === "held" || !isAhead(room, now)) return { refused: "over" };
    const mailed = await send(trx, posting, place, kind, ({ seat }) => isDueNow(seat, kind, now));
    const { programmeId, workshopId } = place;
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "workshop.remind", subject: workshopId },
      details: { to: kind, mailed },
    });
    return { mailed };
  });
}

/** Writes to those who are due and have not declined reminders, and notes when. */
async function send(
  trx: Tx,
  posting: Posting,
  place: WorkshopPlace,
  kind: ReminderKind,
  isWanted: (seated: Seated) => boolean,
): Promise<number> {
  const all = await listSeated(trx, place.programmeId, place.workshopId);
  const due = all.filter((seated) => isWanted(seated) && canBeReminded(seated.person));
  if (due.length === 0) return 0;
  await noteWritten(trx, due, await databaseNow(trx));
  return await postLetters(trx, posting, await editionOf(trx, place), due, { kind });
}
