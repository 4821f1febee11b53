import { z } from "zod";
import { line, says } from "../../platform/forms.ts";
import { day, daysTyped } from "../mentors/forms.ts";
import { standings } from "./list/listing.ts";

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

const idOrNone = z.uuid().optional().catch(undefined);

/** Which of the units are looked at. */
export const ListQuery = z.object({
  q: line(160).catch(""),
  mentor: idOrNone,
  area: idOrNone,
  standing: z.enum(standings).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ListWanted = z.output<typeof ListQuery>;

/** The part of an address that says what is looked at: it goes along to a unit's own page and back. */
export function listQuery({ q, mentor, area, standing, page }: ListWanted): string {
  const wanted = { q, mentor, area, standing, page: page > 1 ? String(page) : undefined };
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined && value !== "") given.set(name, value);
  return given.size === 0 ? "" : `?${given.toString()}`;
}

/** Whose unit it is to be no more: so that a page that is not new any more ends nobody else. */
export const EndingForm = z.object({ mentorId: z.uuid() });
