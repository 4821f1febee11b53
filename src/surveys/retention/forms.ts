import { z } from "zod";
import { wholeNumber } from "../../platform/forms.ts";
import { mostMonths } from "./retention.ts";

export const RetentionForm = z.object({ months: wholeNumber(1, mostMonths, "surveys.retention.wrong") });

/** Whether the time has just been chosen, for the words at the top of the page. */
export const RetentionQuery = z.object({ done: z.literal("saved").optional().catch(undefined) });
