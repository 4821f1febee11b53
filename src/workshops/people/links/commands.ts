import { Temporal } from "temporal-polyfill";
import { endGrants } from "../../../identity/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { endLinksOf } from "../../attendees/commands.ts";
import { getAttendee } from "../../attendees/queries.ts";
import { endFeedsOf } from "../../calendar/feeds/commands.ts";
import { editionOf, postLetter, type Posting, type WorkshopPlace } from "../../letters/commands.ts";
import { getSeat, lockRoom } from "../../seats/queries.ts";
import { newestLinkAt } from "../queries.ts";

interface SeatPlace extends WorkshopPlace {
  seatId: string;
}

const linkPause = { minutes: 1 };

/** Sends somebody a new personal link; the earlier ones work on. A form sent twice sends one. */
export async function sendLink(
  db: Db,
  posting: Posting,
  { seatId, ...place }: SeatPlace,
  actorId: string,
): Promise<"just-sent" | "no-address" | null> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId, workshopId } = place;
    await lockRoom(trx, programmeId, workshopId);
    const { attendeeId, state } = await getSeat(trx, programmeId, workshopId, seatId);
    const person = await getAttendee(trx, programmeId, attendeeId);
    const before = await newestLinkAt(trx, attendeeId);
    if (before !== null && Temporal.Instant.compare(before, (await databaseNow(trx)).subtract(linkPause)) > 0)
      return "just-sent";
    const letter = { ...(await editionOf(trx, place)), kind: "link" as const, person, isComing: state === "coming" };
    if (!(await postLetter(trx, posting, letter))) return "no-address";
    await recordAct(trx, { actorId, programmeId, act: "attendee.new-link", subject: attendeeId });
    return null;
  });
}

/**
 * Ends all links to the own pages of somebody whose mail has come into wrong hands, those pages in any browser, and the
 * address at which a calendar follows the person's workshops. Answers stay as they are, and so do the links to surveys and
 * votes, which are not of workshops; the words to staff say so.
 */
export async function endLinks(db: Db, { programmeId, workshopId, seatId }: SeatPlace, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { attendeeId } = await getSeat(trx, programmeId, workshopId, seatId);
    const links = await endLinksOf(trx, attendeeId);
    await endGrants(trx, "attendee", attendeeId);
    await endFeedsOf(trx, attendeeId);
    await recordAct(trx, { actorId, programmeId, act: "attendee.end-links", subject: attendeeId, details: { links } });
  });
}
