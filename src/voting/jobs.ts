import type { Db } from "../platform/database.ts";
import type { JobHandler, Queue } from "../platform/jobs.ts";
import { closeWhenDue } from "./closing/commands.ts";

/** Counts a ballot at its closing time. A ballot whose time was moved has a job for each time; the early ones do nothing. */
export const closingQueue: Queue<{ ballotId: string }> = { name: "ballot-closing", retries: 20, expireSeconds: 120 };
export const votingQueues: Queue<object>[] = [closingQueue];

export function votingJobs(db: Db): JobHandler[] {
  return [{ queue: closingQueue, handle: (data) => closeWhenDue(db, (data as { ballotId: string }).ballotId) }];
}
