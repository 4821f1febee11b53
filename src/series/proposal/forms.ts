import { z } from "zod";
import type { Change } from "./changes.ts";

/** A change of one workshop: "left-out", "proposed", or a topic's key and a level with a bar between. */
export const ChangeForm = z.object({
  place: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
  choice: z.union([
    z.enum(["left-out", "proposed"]),
    z
      .string()
      .regex(/^[a-z0-9:-]{1,80}\|\d$/)
      .transform((choice): Change => ({ topic: choice.slice(0, -2), level: Number(choice.at(-1)) })),
  ]),
});

/** The series that the page said would be replaced; empty when it said there is none. */
export const AcceptanceForm = z.object({ replaces: z.union([z.literal("").transform(() => null), z.uuid()]) });
