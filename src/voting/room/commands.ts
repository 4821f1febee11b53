import { databaseNow, json, type Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { isShown } from "../../platform/visibility.ts";
import { ballotState, closingRefusal, type ClosingRefusal } from "../ballot-life.ts";
import { setClosing } from "../holding/scheduling/commands.ts";
import { listOptions, lockBallot, lockBallotOf, type Ballot } from "../queries.ts";
import { figuresOf, isRenewalDue, renewed, type Figures } from "./live.ts";
import { countPapers, findKeptFigures, listMarks } from "./queries.ts";

/**
 * The figures that may be shown while the vote is open; null where it shows none, or none yet. Those of an open vote are
 * today's, once enough have voted. Those of a secret one move on, whoever looks, when enough people have voted.
 */
export async function liveFigures(db: Db, ballot: Ballot): Promise<Figures | null> {
  const { id, form, showsLive, isSecret } = ballot;
  if (!showsLive) return null;
  if (!isSecret) {
    // From the first votes those in the room would know whose they are; voters have been told that only staff do.
    const figures = figuresOf(await listMarks(db, id), form, await listOptions(db, id));
    return isShown(figures.voters) ? figures : null;
  }
  const kept = await findKeptFigures(db, id);
  if (!isRenewalDue(kept, await countPapers(db, id))) return kept?.shown ?? null;
  return await db.transaction().execute(async (trx) => {
    // Alone: two who look at once must not both move the figures on, and no vote is half in them.
    const locked = await lockBallot(trx, id);
    const before = await findKeptFigures(trx, id);
    const isOpen = ballotState(locked, await databaseNow(trx)) === "open";
    const papers = await listMarks(trx, id);
    if (!isOpen || !isRenewalDue(before, papers.length)) return before?.shown ?? null;
    const live = renewed(before, figuresOf(papers, form, await listOptions(trx, id)));
    await trx
      .updateTable("ballots")
      .set({ live: json(live) })
      .where("id", "=", id)
      .execute();
    return live.shown;
  });
}

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
    await setClosing(trx, jobs, ballot, { closesAt, now, actorId });
    return null;
  });
}
