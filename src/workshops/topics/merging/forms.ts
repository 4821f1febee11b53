import { z } from "zod";

/** The topic that the one of the address is merged into. */
export const MergeForm = z.object({ into: z.uuid() });
