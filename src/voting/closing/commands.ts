import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { eraseBallotMails } from "../../platform/mail.ts";
import { runAlone } from "../../platform/workers.ts";
import { ballotState, closingRefusal, type ClosingRefusal } from "../ballot-life.ts";
import { getBallot, isOffered, listOptions, lockBallot, lockBallotOf, type Ballot } from "../queries.ts";
import { costOf } from "../drafting/costs/costs.ts";
import { type Close, countBallot, isHeavy } from "./counting/count-ballot.ts";
import { countNotVoted, forgetVoters, listEarlierRounds, listPapers, listVotersGroups } from "./queries.ts";
import type { BallotResult } from "./result.ts";
import type { CountingTask } from "./worker.ts";

/** The entry of the thread that counts what takes long. */
const countingWorker = new URL("./worker.ts", import.meta.url);

/** The ballot as its time has made it: counted now if its close has passed and no job has come to it yet. */
export async function settled(db: Db, ballot: Ballot): Promise<Ballot> {
  if (ballot.state === "closed" || ballotState(ballot, await databaseNow(db)) !== "closed") return ballot;
  await closeWhenDue(db, ballot.id);
  return await getBallot(db, ballot.programmeId, ballot.id);
}

/** Counts the ballot if its time has passed and nobody has counted it yet. May be asked any number of times. */
export async function closeWhenDue(db: Db, ballotId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    const { closesAt } = ballot;
    if (ballot.state === "draft" || ballot.state === "closed" || closesAt === null) return;
    // Nobody has been told of what was only scheduled: there is nothing to count, and staff may set other times.
    if (ballot.state === "scheduled") return;
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
  const options = (await listOptions(trx, id)).filter(isOffered);
  const papers = await listPapers(trx, ballot);
  const result = await counted({
    settings: settingsFrom(ballot),
    papers,
    options: options.map((option) => ({
      id: option.id,
      topicId: option.topicId,
      names: option.names,
      isProposal: option.isProposal,
      costMinutes: ballot.purpose === "hours" ? costOf(option, options) : null,
    })),
    lotSeed,
    // A secret paper stays when its voter is removed, so it is the papers that are counted.
    entitled: papers.length + (await countNotVoted(trx, id)),
    groups: await listVotersGroups(trx, ballot),
    earlier: await listEarlierRounds(trx, ballot),
  });
  if (ballot.isSecret) await forgetVoters(trx, ballot);
  await eraseBallotMails(trx, id);
  await trx
    .updateTable("ballots")
    .set({
      state: "closed",
      closedAt,
      result: json(result),
      live: null,
      ...(ballot.publishesAtClose && { publishedAt: closedAt }),
    })
    .where("id", "=", id)
    .execute();
  const act = { actorId, programmeId, act: "ballot.close", subject: id };
  await recordAct(trx, { ...act, details: { votes: result.voters } });
}

/** The settings alone: the ballot's times can't be sent to a thread. */
function settingsFrom(ballot: Ballot): Close["settings"] {
  const { purpose, form, rule, seats, budgetMinutes, weighting, quorumPercent, isSecret } = ballot;
  return { purpose, form, rule, seats, budgetMinutes, weighting, quorumPercent, isSecret };
}

/** A heavy count has a thread of its own, so that nobody's page waits for it. */
async function counted(close: Close): Promise<BallotResult> {
  return isHeavy(close) ? await runAlone<CountingTask, BallotResult>(countingWorker, { close }) : countBallot(close);
}

/** Shows the result to the voters, where staff publish it by hand. May be asked any number of times. */
export async function publishResult(
  db: Db,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<"not-closed" | null> {
  return await db.transaction().execute(async (trx) => {
    const { state, publishedAt } = await lockBallotOf(trx, programmeId, ballotId);
    if (state !== "closed") return "not-closed";
    if (publishedAt !== null) return null;
    const values = { publishedAt: await databaseNow(trx) };
    await trx.updateTable("ballots").set(values).where("id", "=", ballotId).execute();
    await recordAct(trx, { actorId, programmeId, act: "ballot.publish", subject: ballotId });
    return null;
  });
}
