import type { Db } from "../../platform/database.ts";
import { holds } from "../casting/queries.ts";

/** The ballot of whose reminders the link's holder decides, and what they have said; undefined where it is nobody's link. */
export async function findDeclining(
  db: Db,
  token: string,
): Promise<{ ballotId: string; isDeclined: boolean } | undefined> {
  const row = await db.selectFrom("voters").select(["ballotId", "declinedAt"]).where(holds(token)).executeTakeFirst();
  return row === undefined ? undefined : { ballotId: row.ballotId, isDeclined: row.declinedAt !== null };
}
