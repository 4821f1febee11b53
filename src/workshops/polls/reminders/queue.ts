import type { Queue } from "../../../platform/jobs.ts";

/** The planned reminder of a poll. A poll whose last day was changed has a job for each; those of other days do nothing. */
export const pollReminderQueue: Queue<{ programmeId: string; pollId: string }> = {
  name: "poll-reminder",
  retries: 10,
  expireSeconds: 300,
};
