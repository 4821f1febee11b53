import { z } from "zod";
import { many, says } from "../../../platform/forms.ts";
import { day } from "../forms.ts";
import { dayStates } from "./days.ts";

/** Which month is looked at, and what has just been stored. */
export const CalendarQuery = z.object({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  saved: z.enum(["weekdays", "days", "file", "dropped"]).optional().catch(undefined),
});

/** The button of a day: the day with what it becomes. */
export const DayForm = z.object({
  mark: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) (free|half|busy)$/)
    .transform((mark) => ({ day: mark.slice(0, 10), state: z.enum(dayStates).parse(mark.slice(11)) })),
});

/** Days from one to another, with what they become; "none" takes their marks back. */
export const PeriodForm = z
  .object({
    from: day,
    to: day,
    state: z.enum([...dayStates, "none"], says("mentors.calendar.chooseState")),
  })
  .refine(({ from, to }) => to >= from, { path: ["to"], ...says("mentors.calendar.toBeforeFrom") })
  .refine(({ from, to }) => to <= yearAfter(from), { path: ["to"], ...says("mentors.calendar.tooLong") });

function yearAfter(from: string): string {
  return `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
}

/** The weekdays that are ticked, from Monday. */
export const WeekdaysForm = z.object({
  weekdays: many.transform((ticked) =>
    ["1", "2", "3", "4", "5", "6", "7"].filter((each) => ticked.includes(each)).join(""),
  ),
});
