import { z } from "zod";
import { line, says } from "../../../platform/forms.ts";

/** The day and the time of day when the survey opens, in the programme's time zone. */
export const openingTime = {
  opensOn: line(40).pipe(z.iso.date(says("form.date"))),
  opensAt: line(40).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("surveys.closing.timeForm"))),
};

/** A day that was given beside "at once" was meant for something: mails cannot be called back. */
const atOnce = {
  opens: z.literal("now"),
  opensOn: line(40)
    .default("")
    .pipe(z.string().max(0, says("surveys.opening.which"))),
};

/** A form of publishing, with whether the survey opens at once, as it does where nothing is said, or when. */
export function withOpening<T extends z.ZodRawShape>(shape: T) {
  const forms = z.discriminatedUnion("opens", [
    z.object({ ...shape, ...atOnce }),
    z.object({ ...shape, opens: z.literal("later"), ...openingTime }),
  ]);
  return z.preprocess((body) => ({ opens: "now", ...(body as object) }), forms);
}
