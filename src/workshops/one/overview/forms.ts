import { z } from "zod";

const count = z.coerce.number().int().min(0).max(100_000).catch(0);

/** What has just been done, for the words at the top of the overview: how many were told, how many got a place. */
export const OverviewQuery = z.object({
  done: z.enum(["arranged", "saved", "planned", "restored"]).optional().catch(undefined),
  told: count,
  letIn: count,
});
export type Done = z.output<typeof OverviewQuery>;
