import type { Deps } from "../platform/deps.ts";
import type { JobHandler, Queue } from "../platform/jobs.ts";
import { linkQueue } from "./attendees/queue.ts";
import { sendLinks } from "./own/link/commands.ts";
import { sendPollReminder } from "./polls/reminders/commands.ts";
import { pollReminderQueue } from "./polls/reminders/queue.ts";
import { sendPlannedReminders } from "./reminders/commands.ts";
import { reminderQueue } from "./reminders/queue.ts";

export const workshopQueues: Queue<object>[] = [reminderQueue, pollReminderQueue, linkQueue];

/** Sends reminders when they are due, and links that were asked for. Run twice, a reminder leaves once. */
export function workshopHandlers(deps: Deps): JobHandler[] {
  return [
    {
      queue: reminderQueue,
      handle: (data) => sendPlannedReminders(deps.db, deps, data as NonNullable<(typeof reminderQueue)["data"]>),
    },
    {
      queue: pollReminderQueue,
      handle: (data) => sendPollReminder(deps.db, deps, data as NonNullable<(typeof pollReminderQueue)["data"]>),
    },
    {
      queue: linkQueue,
      handle: (data) => sendLinks(deps.db, deps, (data as NonNullable<(typeof linkQueue)["data"]>).attendeeIds),
    },
  ];
}
