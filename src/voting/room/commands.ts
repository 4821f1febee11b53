import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { closingRefusal, type ClosingRefusal } from "../ballot-life.ts";
import { setClosing } from "../holding/scheduling/commands.ts";
import { lockBallotOf } from "../queries.ts";

/** So much longer a vote is held at one press. */
export const moreMinutes = 5;

/**
 * Moves the close by five minutes from `from`, the close that the page showed: pressed twice, or in two windows, it is
 * moved once.
 */
export async function addTime(
  { db, jobs }: Pick<Deps, "db" | "jobs">,
  { programmeId, ballotId, from }: { programmeId: string; ballotId: string; from: string },
  actorId: string,
): Promise<ClosingRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const now = await databaseNow(trx);
    const refused = closingRefusal(ballot, now);
    if (refused !== null || ballot.closesAt?.toString() !== from) return refused;
    const closesAt = ballot.closesAt.add({ minutes: moreMinutes });
    await setClosing(trx, jobs, ballot, { closesAt, actorId });
    return null;
  });
}
