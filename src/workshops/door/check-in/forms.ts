import { z } from "zod";
import { email } from "../../../platform/forms.ts";

export const CodeParams = z.object({
  token: z
    .string()
    .max(43)
    .transform((typed) => typed.toLowerCase()),
});

/** What has just been sent, and the page says the same whoever sent it; or that somebody wants to say their name. */
export const CheckInQuery = z.object({ done: z.enum(["own", "email", "walk-in", "name"]).optional().catch(undefined) });
export type CheckInDone = z.output<typeof CheckInQuery>["done"];

export const OwnForm = z.object({ attendee: z.uuid() });
export const EmailForm = z.object({ email });
