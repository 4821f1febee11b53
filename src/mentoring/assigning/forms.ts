import { z } from "zod";
import { line, says } from "../../platform/forms.ts";
import { day, daysTyped } from "../mentors/forms.ts";

export const AssignedUnitParams = z.object({ programmeId: z.uuid(), organisationId: z.uuid() });

/** A unit is given to a mentor by one press, from today on. */
export const GiveForm = z.object({ unitId: z.uuid(), mentorId: z.uuid() });

/** A unit is given to a mentor from a day on. */
export const AssignForm = z.object({
  mentorId: line(40).pipe(z.uuid(says("mentors.assign.choose"))),
  startsOn: day,
});

/** How many days a month a unit takes; nothing where it takes what units usually do. */
export const UnitDaysForm = z.object({
  days: z.string().transform((typed, context) => {
    if (typed.trim() === "") return null;
    const parsed = daysTyped(0.5, 20).safeParse(typed);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: says("mentors.months.wrong").error, input: typed });
    return z.NEVER;
  }),
});

/** Which of the units are looked at. */
export const ListQuery = z.object({
  q: line(160).catch(""),
  mentor: z.uuid().optional().catch(undefined),
});
export type ListWanted = z.output<typeof ListQuery>;

/** Whose unit it is to be no more: so that a page that is not new any more ends nobody else. */
export const EndingForm = z.object({ mentorId: z.uuid() });
