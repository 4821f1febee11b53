import type { Queue } from "../../../platform/jobs.ts";

/** Links to units' own assessments that were asked for; a job holds ids only, and none where the e-mail is nobody's. */
export const ownLinksQueue: Queue<{ participantIds: string[] }> = {
  name: "own-links",
  retries: 5,
  expireSeconds: 120,
};
