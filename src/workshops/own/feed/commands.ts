import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { endFeedsOf, makeFeed } from "../../calendar/feeds/commands.ts";
import { getHolder } from "../queries.ts";

/** Makes an address at which a calendar can follow one's own workshops; an earlier one ends. Returns its secret part. */
export async function followOwn(db: Db, attendeeId: string): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId } = await getHolder(trx, attendeeId);
    await endFeedsOf(trx, attendeeId);
    const token = await makeFeed(trx, { programmeId, attendeeId });
    await recordAct(trx, { actorId: null, programmeId, act: "feed.add", subject: attendeeId });
    return token;
  });
}

/** Ends the address: a calendar that follows it gets nothing any more. */
export async function unfollowOwn(db: Db, attendeeId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { programmeId } = await getHolder(trx, attendeeId);
    await endFeedsOf(trx, attendeeId);
    await recordAct(trx, { actorId: null, programmeId, act: "feed.remove", subject: attendeeId });
  });
}
