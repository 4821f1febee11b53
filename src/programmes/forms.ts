import { z } from "zod";
import { Temporal } from "temporal-polyfill";
import { email, many, paragraphs, requiredLine, says, line } from "../platform/forms.ts";
import { locales } from "../platform/locales.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });

const day = line(10).pipe(z.union([z.literal("").transform(() => null), z.iso.date(says("form.date"))]));

/** The programme's details, as staff give them. */
export const ProgrammeForm = z
  .object({
    name: requiredLine(120),
    locales: many.pipe(z.array(z.enum(locales)).min(1, says("programmes.edit.localesMissing"))),
    defaultLocale: z.enum(locales),
    timeZone: requiredLine(60).refine(isTimeZone, says("programmes.edit.timeZoneUnknown")),
    startsOn: day,
    endsOn: day,
    industries: paragraphs(4000),
    contactName: line(120),
    contactEmail: z.union([line(0), email], says("form.email")),
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    ...says("programmes.edit.endsBefore"),
  })
  .refine((form) => form.locales.includes(form.defaultLocale), {
    path: ["defaultLocale"],
    ...says("programmes.edit.defaultNotChosen"),
  });

export type ProgrammeDetails = z.output<typeof ProgrammeForm>;

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId.length > 0;
  } catch {
    return false;
  }
}
