import { z } from "zod";

/** Whether the codes shown before stop working. */
export const CodeForm = z.object({ renew: z.literal("yes").optional() });
