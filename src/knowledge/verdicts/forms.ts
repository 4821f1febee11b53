import { z } from "zod";
import { freeLine } from "../../platform/forms.ts";

/** Whether the article helped, and a word why. */
export const VerdictForm = z.object({
  helped: z.enum(["yes", "no"]).transform((word) => word === "yes"),
  why: freeLine(500).default(""),
});
export type Verdict = z.output<typeof VerdictForm>;
