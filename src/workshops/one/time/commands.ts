import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { localDayAndTime } from "../../calendar/local-times.ts";
import { listFacilitatorsAmong } from "../../facilitators/queries.ts";
import { tellChange, tellLetIn, type Posting, type WorkshopPlace } from "../../letters/commands.ts";
import { getWorkshop, type Workshop } from "../../register/queries.ts";
import { getRoomOf } from "../../rooms/queries.ts";
import { letIn } from "../../seats/commands.ts";
import { countSeats, lockRoom } from "../../seats/queries.ts";
import { workshopVersion } from "../version.ts";
import {
  arrangementOf,
  arrangementRefusal,
  isRemoteOnly,
  type Arrangement,
  type ArrangementRefusal,
} from "./arrangement.ts";

/** How many were written to of a change, and how many got a place from the waiting list by it. */
export interface Arranged {
  told: number;
  letIn: number;
}

/** Sets when and where a workshop is held and who leads it, unless somebody changed it since `version` was shown. */
export async function arrangeWorkshop(
  db: Db,
  posting: Posting,
  { programmeId, workshopId, version, arrangement }: WorkshopPlace & { version: string; arrangement: Arrangement },
  actorId: string,
): Promise<Arranged | ArrangementRefusal> {
  return await db.transaction().execute(async (trx) => {
    const place = { programmeId, workshopId };
    await lockRoom(trx, programmeId, workshopId);
    if (workshopVersion(await getWorkshop(trx, programmeId, workshopId)) !== version) return "changed-meanwhile";
    return await arrange(trx, posting, place, () => arrangement, actorId);
  });
}

/** Sets the time alone, as a part of another act: locks, decides, writes, tells those who come or have been asked. */
export async function setTime(
  trx: Tx,
  posting: Posting,
  { programmeId, workshopId, startsAt, endsAt }: WorkshopPlace & Pick<Workshop, "startsAt" | "endsAt">,
  actorId: string,
): Promise<Arranged | ArrangementRefusal> {
  const place = { programmeId, workshopId };
  const moved = (before: Arrangement) => ({ ...before, startsAt, endsAt });
  return await arrange(trx, posting, place, moved, actorId);
}

/** Sets time and place of an event with one unit, as a part of another act; it has no room of its own. */
export async function arrangeEvent(
  trx: Tx,
  posting: Posting,
  which: WorkshopPlace,
  plan: Pick<Arrangement, "startsAt" | "endsAt" | "place" | "remoteUrl">,
  actorId: string,
): Promise<Arranged | ArrangementRefusal> {
  return await arrange(trx, posting, which, (before) => ({ ...before, roomId: null, ...plan }), actorId);
}

async function arrange(
  trx: Tx,
  posting: Posting,
  place: WorkshopPlace,
  change: (before: Arrangement) => Arrangement,
  actorId: string,
): Promise<Arranged | ArrangementRefusal> {
  const { programmeId, workshopId } = place;
  const { taken } = await lockRoom(trx, programmeId, workshopId);
  const workshop = await getWorkshop(trx, programmeId, workshopId);
  const seats = await countSeats(trx, programmeId, workshopId);
  const before = arrangementOf(workshop);
  const next = change(before);
  const told = seats.invited + seats.coming + seats.remote + seats.waiting;
  const standing = { state: workshop.state, hadTime: before.startsAt !== null, taken, remote: seats.remote, told };
  const refused = arrangementRefusal(next, standing, await databaseNow(trx));
  if (refused !== null) return refused;

  await write(trx, place, workshop, next);
  await writeFacilitators(trx, place, next.facilitatorIds);
  if (isRemoteOnly(next) && workshop.state === "planned") await moveEverybodyAfar(trx, workshopId);
  const seatIds = await letIn(trx, await lockRoom(trx, programmeId, workshopId));
  const mailed = isSeenInCalendars(before, next) ? await tellChange(trx, posting, place, seatIds) : 0;
  await tellLetIn(trx, posting, place, seatIds);
  await recordAct(trx, {
    ...{ actorId, programmeId, act: "workshop.arrange", subject: workshopId },
    details: { told: mailed },
  });
  return { told: mailed, letIn: seatIds.length };
}

async function write(
  trx: Tx,
  { programmeId, workshopId }: WorkshopPlace,
  { state, heldOn }: Workshop,
  { startsAt, endsAt, roomId, place, remoteUrl, places }: Arrangement,
): Promise<void> {
  if (roomId !== null) await getRoomOf(trx, programmeId, roomId);
  const { timeZone } = await getProgramme(trx, programmeId);
  // The day that counts in the register is the day on which it was held.
  const day = startsAt === null ? heldOn : localDayAndTime(startsAt, timeZone).day;
  await trx
    .updateTable("workshops")
    .set((eb) => ({
      ...{ startsAt, endsAt, roomId, place, remoteUrl, places, plannedStart: null },
      calendarSequence: eb("calendarSequence", "+", 1),
      ...(state === "held" && { heldOn: day }),
    }))
    .where("id", "=", workshopId)
    .execute();
}

async function writeFacilitators(trx: Tx, { programmeId, workshopId }: WorkshopPlace, ids: string[]): Promise<void> {
  const known = await listFacilitatorsAmong(trx, programmeId, ids);
  await trx.deleteFrom("workshopFacilitators").where("workshopId", "=", workshopId).execute();
  const rows = known.map((facilitatorId) => ({ programmeId, workshopId, facilitatorId }));
  if (rows.length > 0) await trx.insertInto("workshopFacilitators").values(rows).execute();
}

/** The workshop is no longer held in a room: those who come, and those who wait for a place, take part from afar. */
async function moveEverybodyAfar(trx: Tx, workshopId: string): Promise<void> {
  await trx
    .updateTable("workshopSeats")
    .set({ state: "coming", isRemote: true, waitingSince: null })
    .where("workshopId", "=", workshopId)
    .where("state", "in", ["coming", "waiting"])
    .execute();
}

/** Whether people must be told: facilitators and places alone are staff's business. */
function isSeenInCalendars(before: Arrangement, next: Arrangement): boolean {
  const seen = ({ startsAt, endsAt, roomId, place, remoteUrl }: Arrangement) =>
    [startsAt?.toString(), endsAt?.toString(), roomId, place, remoteUrl].join("\n");
  return seen(before) !== seen(next);
}
