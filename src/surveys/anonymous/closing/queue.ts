import type { Queue } from "../../../platform/jobs.ts";

/** An anonymous survey whose close has come. One whose close was moved has a job for each of its times; early ones do nothing. */
export const surveyCloseQueue: Queue<{ surveyId: string }> = {
  name: "survey-close",
  retries: 20,
  expireSeconds: 600,
};
