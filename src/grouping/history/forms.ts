import { z } from "zod";

/** Which two runs are held side by side; without both, only the choice is shown. */
export const ComparisonQuery = z.object({ a: z.uuid().optional(), b: z.uuid().optional() });
