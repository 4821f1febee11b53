import { recordAct } from "../../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import type { Db } from "../../../platform/database.ts";
import { programmeToday } from "../../../maturity/index.ts";
import { hasEnded } from "../../mentors/mentor.ts";
import { getMentor } from "../../mentors/queries.ts";
import { lockMentor } from "../queries.ts";

interface Whose {
  programmeId: string;
  mentorId: string;
}

/**
 * Makes an address at which a calendar program can follow the mentor's sessions; the one before it ends. Returns its
 * secret part, of which only the hash is kept: it can be shown once. For a mentor whose work is over none is made.
 */
export async function makeMentorFeed(
  db: Db,
  { programmeId, mentorId }: Whose,
  actorId: string,
): Promise<{ token: string } | "work-over"> {
  const token = newToken();
  return await db.transaction().execute(async (trx) => {
    await lockMentor(trx, programmeId, mentorId);
    const mentor = await getMentor(trx, programmeId, mentorId);
    if (hasEnded(mentor, await programmeToday(trx, programmeId))) return "work-over";
    const { numDeletedRows } = await trx.deleteFrom("mentorFeeds").where("mentorId", "=", mentorId).executeTakeFirst();
    await trx
      .insertInto("mentorFeeds")
      .values({ tokenHash: tokenHash(token), programmeId, mentorId, madeBy: actorId })
      .execute();
    const act = numDeletedRows === 0n ? "mentor-feed.add" : "mentor-feed.renew";
    await recordAct(trx, { actorId, programmeId, act, subject: mentorId });
    return { token };
  });
}

/** Ends the address: who follows it gets nothing any more. */
export async function removeMentorFeed(db: Db, { programmeId, mentorId }: Whose, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await getMentor(trx, programmeId, mentorId);
    const { numDeletedRows } = await trx.deleteFrom("mentorFeeds").where("mentorId", "=", mentorId).executeTakeFirst();
    if (numDeletedRows === 0n) return;
    await recordAct(trx, { actorId, programmeId, act: "mentor-feed.remove", subject: mentorId });
  });
}
