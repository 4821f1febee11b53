import { z } from "zod";

export const NeedsParams = z.object({ programmeId: z.uuid() });

/** Which survey's needs are seen, the newest when none is named, and by what the table is split. */
export const NeedsQuery = z.object({
  survey: z.uuid().optional(),
  split: z.enum(["industry", "size", "language"]).default("industry"),
});
