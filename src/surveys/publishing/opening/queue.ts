import type { Queue } from "../../../platform/jobs.ts";

/** A survey whose opening has come. One whose opening was moved has a job for each of its times; those for other times do nothing. */
export const surveyOpenQueue: Queue<{ surveyId: string }> = {
  name: "survey-open",
  retries: 20,
  expireSeconds: 600,
};
