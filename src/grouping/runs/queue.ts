import type { Queue } from "../../platform/jobs.ts";

/** Groupings to be made; a thread that hangs for a quarter of an hour counts as lost. */
export const groupingQueue: Queue<{ programmeId: string; runId: string }> = {
  name: "grouping",
  retries: 2,
  expireSeconds: 900,
};
