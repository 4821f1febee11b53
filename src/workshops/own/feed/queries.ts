import type { Db } from "../../../platform/database.ts";

/** Whether there is an address at which the person's workshops can be followed. */
export async function hasFeed(db: Db, attendeeId: string): Promise<boolean> {
  const query = db.selectFrom("calendarFeeds").select("tokenHash").where("attendeeId", "=", attendeeId);
  return (await query.executeTakeFirst()) !== undefined;
}
