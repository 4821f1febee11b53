import { z } from "zod";

/** What has just been done, for the words at the top of the page. */
export const ReadingQuery = z.object({
  done: z
    .enum([
      ...(["saved", "published", "restored", "kept", "checked"] as const),
      ...(["attached", "detached", "archived", "returned", "answered"] as const),
    ])
    .optional()
    .catch(undefined),
});
export type Done = NonNullable<z.output<typeof ReadingQuery>["done"]>;
