import { z } from "zod";

/** Which part of the register is looked at; nothing is all of it. */
export const BesideQuery = z.object({
  part: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .default(null)
    .catch(null),
});
