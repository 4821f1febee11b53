import type { Queue } from "../../../../platform/jobs.ts";

/** Proposals of who helps whom to be made; a thread that hangs for three minutes counts as lost. */
export const assignmentQueue: Queue<{ programmeId: string; runId: string }> = {
  name: "mentor-assignments",
  retries: 1,
  expireSeconds: 180,
};
