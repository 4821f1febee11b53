import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Jobs } from "../../../platform/jobs.ts";
import { ballotState } from "../../ballot-life.ts";
import { lockBallot, lockBallotOf, type Ballot } from "../../queries.ts";
import { reminderQueue } from "../../queues.ts";
import { writeTo, type Posting } from "../links/commands.ts";
import { lockWaiting } from "../links/queries.ts";
import { isReminded, pauseMinutes, reminderTime } from "./reminding.ts";

/**
 * Sets the reminder of a ballot that is open for its time, if there is one; a part of other acts. It leaves at once where
 * the close has been moved so near that its time is past: nobody else would be reminded of the earlier close.
 */
export async function planReminder(trx: Tx, jobs: Jobs, ballot: Ballot): Promise<void> {
  const due = reminderTime(ballot);
  if (due !== null) await jobs.enqueue(trx, reminderQueue, { ballotId: ballot.id }, due);
}

/** Reminds those who have not voted, now. Pressed twice it reminds each once. */
export async function remind(
  posting: Posting,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<{ reminded: number } | "not-open"> {
  return await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const now = await databaseNow(trx);
    if (ballotState(ballot, now) !== "open") return "not-open";
    return {
      reminded: await remindWaiting(trx, posting, ballot, { now, asOf: now, pause: pauseMinutes.byHand, actorId }),
    };
  });
}

/** Reminds them when the planned time has come, for its job. */
export async function remindWhenDue(posting: Posting, ballotId: string): Promise<void> {
  await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    const now = await databaseNow(trx);
    const due = reminderTime(ballot);
    if (due === null || Temporal.Instant.compare(now, due) < 0) return;
    if (ballot.state !== "open" || ballotState(ballot, now) !== "open") return;
    await remindWaiting(trx, posting, ballot, { now, asOf: due, pause: pauseMinutes.planned, actorId: null });
  });
}

interface Round {
  now: Temporal.Instant;
  /** When it was due: whoever has been reminded since then, or shortly before, is not reminded again. */
  asOf: Temporal.Instant;
  pause: number;
  actorId: string | null;
}

async function remindWaiting(
  trx: Tx,
  posting: Posting,
  ballot: Ballot,
  { now, asOf, pause, actorId }: Round,
): Promise<number> {
  const waiting = (await lockWaiting(trx, ballot.id)).filter((voter) => isReminded(voter, asOf, pause));
  const reached = await writeTo(trx, posting, { ballot, occasion: "reminder" }, waiting);
  if (reached.length === 0) return 0;
  const ids = reached.map(({ id }) => id);
  await trx.updateTable("voters").set({ remindedAt: now }).where("id", "in", ids).execute();
  const act = { actorId, programmeId: ballot.programmeId, act: "ballot.remind", subject: ballot.id };
  await recordAct(trx, { ...act, details: { reminded: reached.length } });
  return reached.length;
}
