import { z } from "zod";
import { Back, ProgrammeParams } from "../forms.ts";

export const DraftParams = ProgrammeParams.extend({ needId: z.uuid() });

/** What was just done, so that the page can say it and offer the way back. */
export const DraftsQuery = z.object({
  accepted: z.uuid().optional().catch(undefined),
  refused: z.uuid().optional().catch(undefined),
});

export const DraftActForm = z.object({ back: Back });
