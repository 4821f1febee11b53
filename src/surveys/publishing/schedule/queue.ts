import type { Queue } from "../../../platform/jobs.ts";

/** A planned reminder. One that was moved has a job for each of its times; those for other times do nothing. */
export const surveyReminderQueue: Queue<{ programmeId: string; surveyId: string; daysBefore: number }> = {
  name: "survey-reminder",
  retries: 10,
  expireSeconds: 300,
};
