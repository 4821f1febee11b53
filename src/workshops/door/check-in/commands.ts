import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { Locale } from "../../../platform/locales.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { letterLocale } from "../../letters/writing.ts";
import type { WorkshopPlace } from "../../letters/commands.ts";
import { lockRoom } from "../../seats/queries.ts";
import { attendeeAtDoor, comeToDoor } from "../commands.ts";
import { checkInRefusal } from "../door.ts";
import type { WalkIn } from "../forms.ts";
import { listSeatedByEmail } from "../queries.ts";
import { findCode, listHolders } from "./queries.ts";

/*
 * Checking oneself in. Who does it by an e-mail or a name is told the same whether they were expected or not, so these
 * acts return nothing; staff see the outcome on their list. Where the room is full, who was not to come waits there.
 */

/** Why nothing was done: the code has ended, or the workshop takes nobody now. The page itself then says why. */
type Closed = "closed";

/** Checks in somebody whose personal link is open in this browser. */
export async function checkInHolder(
  db: Db,
  { code, attendeeId, sessionToken }: { code: string; attendeeId: string; sessionToken: string },
): Promise<Closed | null> {
  return await db.transaction().execute(async (trx) => {
    const place = await openCode(trx, code);
    if (place === "closed") return place;
    const holders = await listHolders(trx, place, sessionToken);
    if (!holders.some(({ person }) => person.id === attendeeId)) throw new NotFound("attendee");
    await checkIn(trx, place, attendeeId);
    return null;
  });
}

/** Checks in who was asked under that e-mail. Where several share it, nobody is: a name is needed too. */
export async function checkInByEmail(db: Db, { code, email }: { code: string; email: string }): Promise<Closed | null> {
  return await db.transaction().execute(async (trx) => {
    const place = await openCode(trx, code);
    if (place === "closed") return place;
    const [person, ...more] = await listSeatedByEmail(trx, place, email);
    if (person !== undefined && more.length === 0) await checkIn(trx, place, person.id);
    return null;
  });
}

/** Checks in somebody who says who they are. */
export async function checkInWalkIn(
  db: Db,
  { code, walkIn, locale }: { code: string; walkIn: WalkIn; locale: Locale },
): Promise<Closed | null> {
  return await db.transaction().execute(async (trx) => {
    const place = await openCode(trx, code);
    if (place === "closed") return place;
    const programme = await getProgramme(trx, place.programmeId);
    const person = { ...place, ...walkIn, locale: letterLocale(programme, locale) };
    await checkIn(trx, place, await attendeeAtDoor(trx, person));
    return null;
  });
}

async function openCode(trx: Tx, code: string): Promise<WorkshopPlace | Closed> {
  const place = await findCode(trx, code);
  if (place === undefined) return "closed";
  const room = await lockRoom(trx, place.programmeId, place.workshopId);
  const { timeZone } = await getProgramme(trx, place.programmeId);
  return checkInRefusal(room, await databaseNow(trx), timeZone) === null ? place : "closed";
}

async function checkIn(trx: Tx, { programmeId, workshopId }: WorkshopPlace, attendeeId: string): Promise<void> {
  const wish = { programmeId, workshopId, attendeeId };
  const { wasAlready, outcome } = await comeToDoor(trx, wish, { isInRoom: true, isSelf: true, ifFull: "wait" });
  if (wasAlready) return;
  await recordAct(trx, {
    ...{ actorId: null, programmeId, act: "workshop.check-in", subject: workshopId },
    details: { attendee: attendeeId, waits: outcome === "waits" },
  });
}
