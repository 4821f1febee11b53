import type { Deps } from "../platform/deps.ts";
import type { JobHandler, Queue } from "../platform/jobs.ts";
import { sendOwnLinks } from "./own/again/commands.ts";
import { ownLinksQueue } from "./own/again/queue.ts";

export const maturityQueues: Queue<object>[] = [ownLinksQueue];

/** Sends units the links to their own assessments that were asked for. */
export function maturityHandlers(deps: Deps): JobHandler[] {
  return [{ queue: ownLinksQueue, handle: (data) => sendOwnLinks(deps, data as { participantIds: string[] }) }];
}
