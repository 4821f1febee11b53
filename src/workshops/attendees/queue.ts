import type { Queue } from "../../platform/jobs.ts";

/** Who asked for the link to their workshops: nobody when the address is not known. */
export const linkQueue: Queue<{ attendeeIds: string[] }> = { name: "attendee-link", retries: 5, expireSeconds: 60 };
