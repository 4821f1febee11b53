import { z } from "zod";

/** What has just been stored. */
export const MentorQuery = z.object({ saved: z.enum(["months"]).optional().catch(undefined) });
