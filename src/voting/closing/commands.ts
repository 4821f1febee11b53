import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { eraseBallotMails } from "../../platform/mail.ts";
import { getWorkshop, planWorkshop } from "../../workshops/index.ts";
import { listAskedOrganisations } from "../holding/queries.ts";
import { ballotState, closingRefusal, type ClosingRefusal } from "../ballot-life.ts";
import { getBallot, listOptions, lockBallot, lockBallotOf, type Ballot } from "../queries.ts";
import { forgetVoters, listPapers } from "./queries.ts";
import { countBallot } from "./result.ts";

/** The ballot as its time has made it: counted now if its close has passed and no job has come to it yet. */
export async function settled(db: Db, ballot: Ballot): Promise<Ballot> {
  if (ballot.state !== "open" || ballotState(ballot, await databaseNow(db)) !== "closed") return ballot;
  await closeWhenDue(db, ballot.id);
  return await getBallot(db, ballot.programmeId, ballot.id);
}

/** Counts the ballot if its time has passed and nobody has counted it yet. May be asked any number of times. */
export async function closeWhenDue(db: Db, ballotId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    const { closesAt } = ballot;
    if (ballot.state !== "open" || closesAt === null) return;
    if (ballotState(ballot, await databaseNow(trx)) !== "closed") return;
    await closeAndCount(trx, ballot, closesAt, null);
  });
}

/** Closes the ballot before its time. One that is closed already stays as it is. */
export async function closeBallot(
  db: Db,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<ClosingRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballot.state === "closed") return "closed";
    const now = await databaseNow(trx);
    const refused = closingRefusal(ballot, now);
    if (refused === "not-open") return refused;
    await closeAndCount(trx, ballot, refused === "closed" ? (ballot.closesAt ?? now) : now, actorId);
    return refused;
  });
}

async function closeAndCount(
  trx: Tx,
  ballot: Ballot,
  closedAt: Temporal.Instant,
  actorId: string | null,
): Promise<void> {
  const { id, programmeId, lotSeed } = ballot;
  if (lotSeed === null) throw new Error("an open ballot has a lot");
  const options = (await listOptions(trx, id)).filter(({ isHidden }) => !isHidden);
  const shown = options.map(({ id: optionId, topicId, names, isProposal }) => ({
    id: optionId,
    topicId,
    names,
    isProposal,
  }));
  const result = countBallot(await listPapers(trx, id), shown, lotSeed);
  await forgetVoters(trx, id);
  await eraseBallotMails(trx, id);
  await trx
    .updateTable("ballots")
    .set({ state: "closed", closedAt, result: json(result) })
    .where("id", "=", id)
    .execute();
  const act = { actorId, programmeId, act: "ballot.close", subject: id };
  await recordAct(trx, { ...act, details: { votes: result.voters } });
}

export type WinnerRefusal = "not-closed" | "no-winner";

/**
 * Makes the winner the audience's next workshop, right after the one that the ballot followed. It is no part of a series,
 * so that a new series does not take back what people voted for. Asked twice, it is made once.
 */
export async function planWinner(
  db: Db,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<{ workshopId: string } | { refused: WinnerRefusal }> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { result, winnerWorkshopId, groupId, audienceNames, afterWorkshopId } = ballot;
    if (result === null) return { refused: "not-closed" };
    if (winnerWorkshopId !== null) return { workshopId: winnerWorkshopId };
    const winner = result.options.find(({ id }) => id === result.winnerId);
    if (winner === undefined) return { refused: "no-winner" };
    const before = afterWorkshopId === null ? null : await getWorkshop(trx, programmeId, afterWorkshopId);
    const workshopId = await planWorkshop(trx, {
      programmeId,
      topicId: winner.topicId,
      ownTitles: winner.topicId === null ? winner.names : null,
      level: "all",
      groupId,
      audienceNames,
      organisationIds: await listAskedOrganisations(trx, ballot),
      ...(before !== null && { position: before.position }),
      seriesId: null,
    });
    await trx.updateTable("ballots").set({ winnerWorkshopId: workshopId }).where("id", "=", ballotId).execute();
    await recordAct(trx, { actorId, programmeId, act: "ballot.plan-winner", subject: ballotId });
    return { workshopId };
  });
}
