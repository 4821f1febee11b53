import type { JobHandler } from "../platform/jobs.ts";
import { sendVoteLinks } from "./casting/again/commands.ts";
import { voteLinksQueue } from "./casting/again/queue.ts";
import { closeWhenDue } from "./closing/commands.ts";
import { openWhenDue } from "./holding/opening/commands.ts";
import type { Posting } from "./holding/links/commands.ts";
import { remindWhenDue } from "./holding/reminding/commands.ts";
import { closingQueue, openingQueue, reminderQueue } from "./queues.ts";

export { votingQueues } from "./queues.ts";

/** What ballots do by the clock: open, remind, close; and links that were asked for. Each job may be run twice, or too late. */
export function votingJobs(posting: Posting): JobHandler[] {
  const of = (data: object) => (data as { ballotId: string }).ballotId;
  return [
    { queue: openingQueue, handle: (data) => openWhenDue(posting, of(data)) },
    { queue: reminderQueue, handle: (data) => remindWhenDue(posting, of(data)) },
    { queue: voteLinksQueue, handle: (data) => sendVoteLinks(posting, data as { participantIds: string[] }) },
    { queue: closingQueue, handle: (data) => closeWhenDue(posting.db, of(data)) },
  ];
}
