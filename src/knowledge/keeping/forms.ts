import { z } from "zod";
import { line, says } from "../../platform/forms.ts";

/** Who keeps the article, and by which day it is to be checked; either may be left open. */
export const KeepingForm = z.object({
  keeperId: z.union([z.literal(""), z.uuid(says("form.wrong"))]).transform((id) => (id === "" ? null : id)),
  checkBy: line(10)
    .pipe(
      z.union([
        z.literal(""),
        z.iso
          .date(says("knowledge.keeping.wrongDay"))
          .refine((day) => day >= "2000-01-01", says("knowledge.keeping.wrongDay")),
      ]),
    )
    .transform((day) => (day === "" ? null : day)),
});
export type Keeping = z.output<typeof KeepingForm>;
