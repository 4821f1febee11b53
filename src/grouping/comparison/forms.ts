import { z } from "zod";

/** How many workshops of its own each group would get, and whether another method is asked for. */
export const workshopsEach = ["1", "2", "3"] as const;
export const ComparisonQuery = z.object({
  own: z.enum(workshopsEach).default("2").transform(Number),
  method: z.enum(["", "medoids"]).default(""),
});
