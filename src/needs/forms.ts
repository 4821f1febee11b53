import { z } from "zod";

export const NeedsParams = z.object({ programmeId: z.uuid() });

/** Which survey's needs are seen; the newest when none is named. */
export const NeedsQuery = z.object({ survey: z.uuid().optional() });
