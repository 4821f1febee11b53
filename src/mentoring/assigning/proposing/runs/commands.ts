import { isDeepStrictEqual } from "node:util";
import { recordAct } from "../../../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../../../platform/database.ts";
import type { Jobs } from "../../../../platform/jobs.ts";
import { isAtWork } from "../../../mentors/mentor.ts";
import { listMentors, lockMentoring } from "../../../mentors/queries.ts";
import type { ProposalWishes } from "../proposal.ts";
import { lockRun, lockUnderWay } from "./queries.ts";
import { assignmentQueue } from "./queue.ts";
import { isLost, isUnderWay, type Run, type RunFailure } from "./run.ts";

export type StartRefusal = "no-mentors" | "under-way";

/**
 * Asks for a proposal. One is made at a time in a programme: asking for the same again gives the one under way, asking
 * for another kind is refused. One that its process has left is told as lost, and does not stand in the way.
 */
export async function askForProposal(
  db: Db,
  jobs: Pick<Jobs, "enqueue">,
  { programmeId, wishes }: { programmeId: string; wishes: ProposalWishes },
  actorId: string,
): Promise<{ runId: string } | StartRefusal> {
  return await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    const underWay = await lockUnderWay(trx, programmeId);
    if (underWay !== undefined && !isLost(underWay, await databaseNow(trx)))
      return isDeepStrictEqual(underWay.wishes, wishes) ? { runId: underWay.id } : "under-way";
    if (underWay !== undefined) await finish(trx, underWay.id, { state: "failed", failure: "lost" });
    const mentors = await listMentors(trx, programmeId);
    if (!mentors.some((mentor) => isAtWork(mentor, wishes.startsOn))) return "no-mentors";

    const row = { programmeId, settings: json(wishes), createdBy: actorId };
    const { id } = await trx.insertInto("assignmentRuns").values(row).returning("id").executeTakeFirstOrThrow();
    await jobs.enqueue(trx, assignmentQueue, { programmeId, runId: id });
    await recordAct(trx, { actorId, programmeId, act: "mentor.propose", subject: id });
    return { runId: id };
  });
}

/** Stops a run that is not done yet; the proposal before it stays. */
export async function cancelRun(
  db: Db,
  { programmeId, runId }: { programmeId: string; runId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, programmeId, runId);
    if (run === undefined || !isUnderWay(run)) return;
    await finish(trx, runId, { state: "cancelled", failure: null });
    await recordAct(trx, { actorId, programmeId, act: "mentor.propose-cancel", subject: runId });
  });
}

/** Takes the run into work; undefined when there is nothing to do: done already, cancelled, or gone with its programme. */
export async function beginRun(db: Db, programmeId: string, runId: string): Promise<Run | undefined> {
  return await db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, programmeId, runId);
    if (run === undefined || !isUnderWay(run)) return undefined;
    const seenAt = await databaseNow(trx);
    // Staff have been told that it was lost, and may have gone on without it.
    if (isLost(run, seenAt)) {
      await finish(trx, runId, { state: "failed", failure: "lost" });
      return undefined;
    }
    await trx.updateTable("assignmentRuns").set({ state: "running", seenAt }).where("id", "=", runId).execute();
    return run;
  });
}

/** Stores how far the run has come, and that its process is there; false when it is not wanted any more. */
export async function saveProgress(db: Db, runId: string, progress: number): Promise<boolean> {
  const query = db
    .updateTable("assignmentRuns")
    .set((eb) => ({ progress, seenAt: eb.fn("now") }))
    .where("id", "=", runId)
    .where("state", "=", "running");
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function failRun(db: Db, { id, programmeId }: Run, failure: RunFailure): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, programmeId, id);
    if (run !== undefined && isUnderWay(run)) await finish(trx, id, { state: "failed", failure });
  });
}

/** Ends the run within the act that writes what it found; false when it is not wanted any more, and nothing is to be written. */
export async function endRun(trx: Tx, { id, programmeId }: Run): Promise<boolean> {
  const run = await lockRun(trx, programmeId, id);
  if (run === undefined || !isUnderWay(run)) return false;
  await finish(trx, id, { state: "done", failure: null });
  return true;
}

async function finish(
  trx: Tx,
  runId: string,
  end: { state: "done" | "cancelled" | "failed"; failure: RunFailure | null },
): Promise<void> {
  const query = trx.updateTable("assignmentRuns").set((eb) => ({ ...end, finishedAt: eb.fn("now") }));
  await query.where("id", "=", runId).execute();
}
