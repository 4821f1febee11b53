import { z } from "zod";

/** The series that the page said would be replaced; empty when it said there is none. */
export const AcceptanceForm = z.object({ replaces: z.union([z.literal("").transform(() => null), z.uuid()]) });

/** Another proposal of the programme to set beside this one. */
export const ProposalQuery = z.object({
  with: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .optional()
    .transform((other) => other ?? null),
});
