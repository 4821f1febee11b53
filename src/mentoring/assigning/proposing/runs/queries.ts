import { databaseNow, type Db, type Tx } from "../../../../platform/database.ts";
import type { ProposalWishes } from "../proposal.ts";
import { isLost, isUnderWay, type Run, type RunFailure } from "./run.ts";

/**
 * The run asked for last, whatever came of it; undefined where there was none. One whose process has ended and left it is
 * told as failed.
 */
export async function findLatestRun(db: Db, programmeId: string): Promise<Run | undefined> {
  const row = await runs(db, programmeId).orderBy("createdAt", "desc").orderBy("id").limit(1).executeTakeFirst();
  if (row === undefined) return undefined;
  const run = runOf(row);
  const lost = isUnderWay(run) && isLost(run, await databaseNow(db));
  return lost ? { ...run, state: "failed", failure: "lost" } : run;
}

/** The run with its row locked; undefined when it has gone with its programme. */
export async function lockRun(trx: Tx, programmeId: string, runId: string): Promise<Run | undefined> {
  const row = await runs(trx, programmeId).where("id", "=", runId).forUpdate().executeTakeFirst();
  return row && runOf(row);
}

/** The run that is to be made or being made, lost ones among them, with its row locked. */
export async function lockUnderWay(trx: Tx, programmeId: string): Promise<Run | undefined> {
  const query = runs(trx, programmeId).where("state", "in", ["queued", "running"]);
  const row = await query.forUpdate().executeTakeFirst();
  return row && runOf(row);
}

function runs(db: Db, programmeId: string) {
  return db
    .selectFrom("assignmentRuns")
    .select(["id", "programmeId", "settings", "state", "progress", "failure", "createdBy", "seenAt"])
    .where("programmeId", "=", programmeId);
}

type Row = Omit<Run, "wishes" | "failure"> & { settings: unknown; failure: string | null };

function runOf({ settings, failure, ...row }: Row): Run {
  return { ...row, wishes: settings as ProposalWishes, failure: failure as RunFailure | null };
}
