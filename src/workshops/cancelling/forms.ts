import { z } from "zod";
import { paragraphs } from "../../platform/forms.ts";

/** Why a workshop is cancelled, in staff's words; may be empty. */
export const CancelForm = z.object({ reason: paragraphs(600) });

/** What has just been done, for the words at the top of the page. */
export const CancelQuery = z.object({
  done: z.literal("cancelled").optional().catch(undefined),
  count: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
export type CancelDone = z.output<typeof CancelQuery>["done"];
