import { z } from "zod";
import { email, line, many, requiredLine, says, tick } from "../../platform/forms.ts";

export const ImportParams = z.object({ programmeId: z.uuid(), draftId: z.uuid() });

const place = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);
const optionalPlace = z.union([z.literal("").transform(() => null), place]).default(null);

/** Which column of the file is what; the name's is needed. */
export const MappingForm = z.object({
  under: line(160).default(""),
  above1: optionalPlace,
  above2: optionalPlace,
  above3: optionalPlace,
  name: z.string().min(1, says("organisations.import.nameNeeded")).pipe(place),
  partOf: optionalPlace,
  kind: optionalPlace,
  industry: optionalPlace,
  segment: optionalPlace,
  size: optionalPlace,
  municipality: optionalPlace,
  commitment: optionalPlace,
  contactName: optionalPlace,
  contactEmail: optionalPlace,
  contactLanguage: optionalPlace,
});

/** The import itself: all rows, or those without mistakes. */
export const CompletionForm = MappingForm.extend({ leaveOut: tick });

/** The most industries, and the most segments, that a file may bring: more of them mean that another column was taken. */
export const mostMissing = 30;

export const IndustriesForm = MappingForm.extend({
  industries: many.pipe(z.array(requiredLine(80)).max(mostMissing)),
});

export const SegmentsForm = MappingForm.extend({
  segments: many.pipe(z.array(requiredLine(80)).max(mostMissing)),
});

export const isEmail = (text: string): boolean => email.safeParse(text).success;
