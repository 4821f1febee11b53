import { type Close, countBallot } from "./counting/count-ballot.ts";
import type { BallotResult } from "./result.ts";

/** One close as a message to a thread. */
export interface CountingTask {
  close: Close;
}

/** Counts in a worker thread. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default function count({ close }: CountingTask): BallotResult {
  return countBallot(close);
}
