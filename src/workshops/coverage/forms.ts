import { z } from "zod";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const NeedParams = ProgrammeParams.extend({ needId: z.uuid() });

/** Which workshops are counted, and for whom: a group that has workshops of its own, or an industry. */
export const CoverageQuery = z.object({
  count: z.enum(["all", "held", "general"]).catch("all"),
  for: z
    .string()
    .regex(/^(group|industry):[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
export type CoverageWanted = z.output<typeof CoverageQuery>;
