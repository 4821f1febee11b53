import { z } from "zod";
import { email, line, says } from "../../platform/forms.ts";
import { personName } from "../attendees/forms.ts";

/** Somebody who came without having been asked, or says who they are at the door. */
export const walkInFields = z.object({
  name: personName,
  organisation: line(200),
  email: z.union([line(0), email], says("form.email")),
});
export type WalkIn = z.output<typeof walkInFields>;
