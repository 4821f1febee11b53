import type { Queue } from "../../../platform/jobs.ts";

/** Links that were asked for; a job holds ids only, and none where the e-mail is nobody's. */
export const againQueue: Queue<{ participantIds: string[]; linkIds: string[] }> = {
  name: "survey-links",
  retries: 5,
  expireSeconds: 120,
};
