import type { Queue } from "../../platform/jobs.ts";
import type { ReminderKind } from "./reminder.ts";

/** A planned reminder. A workshop whose time was moved has a job for each time; those for other times do nothing. */
export const reminderQueue: Queue<{ programmeId: string; workshopId: string; kind: ReminderKind }> = {
  name: "workshop-reminder",
  retries: 10,
  expireSeconds: 300,
};
