import { z } from "zod";
import { nested, says } from "../../../platform/forms.ts";
import { daysTyped } from "../forms.ts";

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, says("form.wrong"));
const days = daysTyped(0, 31);

/** A month's number, or nothing. */
const daysOrNone = z.string().transform((typed, context) => {
  if (typed.trim() === "") return null;
  const parsed = days.safeParse(typed);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: says("mentors.months.wrong").error, input: typed });
  return z.NEVER;
});

/** The working days of months as the table gives them; one left empty has no number. */
export const MonthsForm = nested(z.object({ days: z.record(month, daysOrNone).default({}) })).transform((given) =>
  Object.entries(given.days).map(([key, number]) => ({ month: key, days: number })),
);

/** One number for all the months that the table shows. */
export const SameForm = z.object({ same: days });
