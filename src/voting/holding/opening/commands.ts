import { randomBytes } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import { ballotState, isOpeningDue, openingRefusal, type OpeningRefusal } from "../../ballot-life.ts";
import { settled } from "../../closing/commands.ts";
import { newFreeCode } from "../coding/commands.ts";
import { lotCommitment } from "../../method/lot.ts";
import { getBallot, isOffered, listOptions, lockBallot, lockBallotOf, type Ballot } from "../../queries.ts";
import { closingQueue } from "../../queues.ts";
import { enlist, writeTo, type Posting } from "../links/commands.ts";
import { lockWaiting } from "../links/queries.ts";
import { getElectorate } from "../queries.ts";
import { planReminder } from "../reminding/commands.ts";

/*
 * Voting is opened by staff or by the clock. What is due by the clock is done by a job, and by whoever of staff comes to
 * the ballot before it, under the ballot's lock: run twice, late or for a time that was moved it finds nothing to do.
 */

export interface Place {
  programmeId: string;
  ballotId: string;
}

export type Opening = { voters: number } | { refused: OpeningRefusal | "nobody-to-ask" };

/** Opens the voting now. */
export async function openBallot(
  posting: Posting,
  { programmeId, ballotId }: Place,
  actorId: string,
): Promise<Opening> {
  return await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    return await openVoting(trx, posting, ballot, { now: await databaseNow(trx), actorId });
  });
}

/** Opens the voting if its time has come, for its job. What cannot be opened waits for staff again. */
export async function openWhenDue(posting: Posting, ballotId: string): Promise<void> {
  await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    const now = await databaseNow(trx);
    if (isOpeningDue(ballot, now)) {
      const outcome = await openVoting(trx, posting, ballot, { now, actorId: null });
      if ("refused" in outcome) await waitForStaff(trx, ballot, outcome.refused);
    } else if (isMissed(ballot, now)) await waitForStaff(trx, ballot, "closing-time-past");
  });
}

/** The ballot as its times have made it: opened or counted now, where no job has come to it yet. */
export async function brought(posting: Posting, ballot: Ballot, now: Temporal.Instant): Promise<Ballot> {
  if (ballotState(ballot, now) === ballot.state) return ballot;
  if (!isOpeningDue(ballot, now) && !isMissed(ballot, now)) return await settled(posting.db, ballot);
  await openWhenDue(posting, ballot.id);
  return await getBallot(posting.db, ballot.programmeId, ballot.id);
}

/** Whether voting should have been open, and is over, before anything could open it: nobody has been told of it. */
function isMissed(ballot: Ballot, now: Temporal.Instant): boolean {
  return ballot.state === "scheduled" && ballotState(ballot, now) === "closed";
}

/**
 * Opens the voting, all at once or not at all: the lot is bound, if proposals have not bound it, whoever is asked gets a
 * link, and reminder and count are set for their times.
 */
async function openVoting(
  trx: Tx,
  posting: Posting,
  ballot: Ballot,
  { now, actorId }: { now: Temporal.Instant; actorId: string | null },
): Promise<Opening> {
  const { id: ballotId, programmeId, closesAt } = ballot;
  const optionIds = (await listOptions(trx, ballotId)).filter(isOffered).map(({ id }) => id);
  const refused = openingRefusal(ballot, { optionIds }, now);
  if (refused !== null || closesAt === null) return { refused: refused ?? "no-closing-time" };
  const { voters: asked } = await getElectorate(trx, ballot);
  if (asked.length === 0 && !ballot.allowsWalkIns) return { refused: "nobody-to-ask" };

  const opened = { ...(await readyToVote(trx, ballot)), state: "open" as const, openedAt: now };
  await trx.updateTable("ballots").set(opened).where("id", "=", ballotId).execute();
  await enlist(trx, ballot);
  const waiting = await lockWaiting(trx, ballotId);
  await writeTo(trx, posting, { ballot, occasion: "opening" }, waiting);
  await posting.jobs.enqueue(trx, closingQueue, { ballotId }, closesAt);
  await planReminder(trx, posting.jobs, { ...ballot, openedAt: now });
  const act = { actorId, programmeId, act: "ballot.open", subject: ballotId };
  await recordAct(trx, { ...act, details: { voters: waiting.length } });
  return { voters: waiting.length };
}

/** What a ballot must have before anybody is told of it: the lot, bound by its commitment, and the code of the room. */
export async function readyToVote(trx: Tx, { lotSeed, allowsWalkIns, joinCode }: Ballot) {
  const seed = lotSeed ?? randomBytes(32).toString("hex");
  return {
    lotSeed: seed,
    lotCommitment: lotCommitment(seed),
    ...(allowsWalkIns && joinCode === null && { joinCode: await newFreeCode(trx) }),
  };
}

/** Proposals go on until staff open the voting; what was only planned is a draft again, with the time that was missed. */
async function waitForStaff(trx: Tx, ballot: Ballot, why: OpeningRefusal | "nobody-to-ask"): Promise<void> {
  const { id: ballotId, programmeId, state } = ballot;
  const waits = state === "proposing" ? { opensAt: null } : { state: "draft" as const };
  await trx.updateTable("ballots").set(waits).where("id", "=", ballotId).execute();
  const act = { actorId: null, programmeId, act: "ballot.opening-missed", subject: ballotId };
  await recordAct(trx, { ...act, details: { why } });
}
