import { z } from "zod";
import { many, says } from "../../../platform/forms.ts";
import { askedChoices } from "../recipients.ts";

/** Who is asked besides those who have been. */
export const AskMoreForm = z
  .object({
    who: z.enum([...askedChoices, "chosen"], says("workshops.polls.form.whoMissing")),
    chosen: many.pipe(z.array(z.uuid())),
  })
  .refine(({ who, chosen }) => who !== "chosen" || chosen.length > 0, {
    path: ["chosen"],
    ...says("workshops.polls.form.whoMissing"),
  });
