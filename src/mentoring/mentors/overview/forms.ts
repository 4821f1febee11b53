import { z } from "zod";

/** Which page of the waiting units is looked at. */
export const OverviewQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });
