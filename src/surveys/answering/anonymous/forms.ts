import { z } from "zod";

/** A code of any form, as people type it: one that we never gave is an unknown link, said in plain words. */
export const CodeParams = z.object({ code: z.string().transform((code) => code.trim().toLowerCase()) });

/** Whether somebody else sits at the browser now, who answers for themselves. */
export const BeginForm = z.object({ who: z.literal("another").optional() });
