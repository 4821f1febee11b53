import { z } from "zod";
import { email, line, requiredLine, says } from "../../platform/forms.ts";

/** Somebody who came without having been asked, or says who they are at the door. */
export const walkInFields = z.object({
  name: requiredLine(120),
  organisation: line(200),
  email: z.union([line(0), email], says("form.email")),
});
export type WalkIn = z.output<typeof walkInFields>;
