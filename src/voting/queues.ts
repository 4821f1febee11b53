import type { Queue } from "../platform/jobs.ts";
import { voteLinksQueue } from "./casting/again/queue.ts";

type BallotQueue = Queue<{ ballotId: string }>;

/** Opens the voting at its time. A ballot whose opening was moved has a job for each time; those for other times do nothing. */
export const openingQueue: BallotQueue = { name: "ballot-opening", retries: 20, expireSeconds: 600 };
/** Reminds those who have not voted. One that moved with the close has a job for each time; the others do nothing. */
export const reminderQueue: BallotQueue = { name: "ballot-reminder", retries: 10, expireSeconds: 300 };
/** Counts a ballot at its closing time. A ballot whose time was moved has a job for each time; the early ones do nothing. */
export const closingQueue: BallotQueue = { name: "ballot-closing", retries: 20, expireSeconds: 120 };

export const votingQueues: Queue<object>[] = [openingQueue, reminderQueue, closingQueue, voteLinksQueue];
