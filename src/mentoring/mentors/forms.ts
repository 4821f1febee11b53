import { z } from "zod";
import { line, many, requiredLine, says } from "../../platform/forms.ts";

/** A day that must be given. */
export const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01" && typed < "2100-01-01", says("mentors.edit.farDay"));

/** A day that may be left out. */
export const optionalDay = line(10)
  .transform((typed) => (typed === "" ? null : typed))
  .pipe(z.iso.date(says("form.date")).nullable())
  .refine((typed) => typed === null || (typed >= "2000-01-01" && typed < "2100-01-01"), says("mentors.edit.farDay"));

export const MentorForm = z.object({
  name: requiredLine(120),
  userId: line(40)
    .transform((typed) => (typed === "" ? null : typed))
    .pipe(z.uuid(says("form.wrong")).nullable()),
  startsOn: day,
  endsOn: optionalDay,
  needIds: many,
  toolIds: many,
});

/** A number of days with halves, "2,5"; from `least` to `most`. */
export const daysTyped = (least: number, most: number) =>
  line(6)
    .transform((typed) => typed.replace(",", "."))
    .pipe(
      z
        .string()
        .regex(/^\d{1,2}([.](0|5|50|00))?$/, says("mentors.months.wrong"))
        .transform(Number)
        .pipe(z.number().min(least, says("mentors.months.wrong")).max(most, says("mentors.months.wrong"))),
    );
