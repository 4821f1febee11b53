import type { Deps } from "../platform/deps.ts";
import type { JobHandler, Queue } from "../platform/jobs.ts";
import { resetQueue, sendResetLink } from "./accounts/commands.ts";

export const accountQueues: Queue<object>[] = [resetQueue];

/** Sends links for new passwords. Run twice, the later link holds. */
export function accountHandlers(deps: Pick<Deps, "db" | "publicUrl" | "postMail" | "texts">): JobHandler[] {
  return [
    {
      queue: resetQueue,
      handle: (data) => sendResetLink(deps.db, (data as { userId: string | null }).userId, deps),
    },
  ];
}
