import type { Deps } from "../platform/deps.ts";
import type { JobHandler, Queue } from "../platform/jobs.ts";
import { closeDueSurvey } from "./anonymous/closing/commands.ts";
import { surveyCloseQueue } from "./anonymous/closing/queue.ts";
import { sendLinksAgain } from "./links/again/commands.ts";
import { againQueue } from "./links/again/queue.ts";
import { openDueSurvey } from "./publishing/opening/commands.ts";
import { surveyOpenQueue } from "./publishing/opening/queue.ts";
import { sendPlannedReminder } from "./publishing/schedule/commands.ts";
import { surveyReminderQueue } from "./publishing/schedule/queue.ts";

export const surveyQueues: Queue<object>[] = [againQueue, surveyOpenQueue, surveyReminderQueue, surveyCloseQueue];

/** Opens surveys, sends the links that were asked for and reminders when they are due; finishes the close of anonymous surveys. */
export function surveyHandlers(deps: Deps): JobHandler[] {
  return [
    {
      queue: againQueue,
      handle: (data) => sendLinksAgain(deps, data as NonNullable<(typeof againQueue)["data"]>),
    },
    {
      queue: surveyOpenQueue,
      handle: (data) => openDueSurvey(deps, (data as NonNullable<(typeof surveyOpenQueue)["data"]>).surveyId),
    },
    {
      queue: surveyReminderQueue,
      handle: (data) => sendPlannedReminder(deps.db, deps, data as NonNullable<(typeof surveyReminderQueue)["data"]>),
    },
    {
      queue: surveyCloseQueue,
      handle: (data) => closeDueSurvey(deps.db, (data as NonNullable<(typeof surveyCloseQueue)["data"]>).surveyId),
    },
  ];
}
