import { recordAct } from "../../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { getFacilitator } from "../../facilitators/queries.ts";
import { getFeed, type FeedOf } from "./queries.ts";

/**
 * Makes an address at which a calendar program can follow the workshops of the programme, of a facilitator or of one
 * person. Returns its secret part, of which only the hash is kept: it can be shown once.
 */
export async function makeFeed(trx: Tx, of: FeedOf): Promise<string> {
  const token = newToken();
  const { programmeId, facilitatorId = null, attendeeId = null } = of;
  await trx
    .insertInto("calendarFeeds")
    .values({ tokenHash: tokenHash(token), programmeId, facilitatorId, attendeeId })
    .execute();
  return token;
}

/** Ends every address at which the person's workshops can be followed. */
export async function endFeedsOf(trx: Tx, attendeeId: string): Promise<void> {
  await trx.deleteFrom("calendarFeeds").where("attendeeId", "=", attendeeId).execute();
}

/** Makes an address for staff: of the whole programme, or of a facilitator. */
export async function addFeed(
  db: Db,
  { programmeId, facilitatorId }: { programmeId: string; facilitatorId: string | null },
  actorId: string,
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    if (facilitatorId !== null) await getFacilitator(trx, programmeId, facilitatorId);
    const token = await makeFeed(trx, { programmeId, facilitatorId });
    await recordAct(trx, { actorId, programmeId, act: "feed.add", subject: facilitatorId ?? programmeId });
    return token;
  });
}

/** A new address in the place of one that may have come into wrong hands. */
export async function renewFeed(db: Db, programmeId: string, feedId: string, actorId: string): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const { facilitatorId } = await getFeed(trx, programmeId, feedId);
    await end(trx, programmeId, feedId);
    const token = await makeFeed(trx, { programmeId, facilitatorId });
    await recordAct(trx, { actorId, programmeId, act: "feed.renew", subject: facilitatorId ?? programmeId });
    return token;
  });
}

/** Ends an address: who follows it gets nothing any more. */
export async function removeFeed(db: Db, programmeId: string, feedId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { facilitatorId } = await getFeed(trx, programmeId, feedId);
    await end(trx, programmeId, feedId);
    await recordAct(trx, { actorId, programmeId, act: "feed.remove", subject: facilitatorId ?? programmeId });
  });
}

async function end(trx: Tx, programmeId: string, feedId: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom("calendarFeeds")
    .where("programmeId", "=", programmeId)
    .where("tokenHash", "=", feedId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new NotFound("feed");
}
