import type { Queue } from "../../platform/jobs.ts";

/** Series to be proposed; a thread that hangs for ten minutes counts as lost. */
export const seriesQueue: Queue<{ programmeId: string; proposalId: string }> = {
  name: "series",
  retries: 2,
  expireSeconds: 600,
};
