import type { Queue } from "../../../platform/jobs.ts";

/** Links to votes that were asked for; a job holds ids only, and none where the e-mail is nobody's. */
export const voteLinksQueue: Queue<{ participantIds: string[] }> = {
  name: "vote-links",
  retries: 5,
  expireSeconds: 120,
};
