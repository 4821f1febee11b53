import { z } from "zod";
import { freeLine, freeText, line, says, whenRight } from "../../platform/forms.ts";
import { ProgrammeParams } from "../forms.ts";
import { contactWays } from "./contact.ts";

const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("sessionLog.log.dayTooOld"));
const noneTyped = z.literal("").transform(() => null);

/** What is noted of a contact, as the form gives it. */
export const ContactForm = z
  .object({
    /** Chosen by the page, so that a form sent twice makes one note. */
    id: z.uuid(),
    unitId: z.uuid(says("sessionLog.contacts.unitMissing")),
    participantId: z.union([noneTyped, z.uuid()]).default(null),
    who: freeLine(160).default(""),
    way: z.enum(contactWays, says("sessionLog.contacts.wayMissing")),
    contactedOn: day,
    about: freeText(2000).pipe(z.string().min(1, says("sessionLog.contacts.aboutMissing"))),
    nextStep: freeLine(300).default(""),
    nextOn: line(10)
      .pipe(z.union([noneTyped, z.iso.date()], says("form.date")))
      .refine((typed) => typed === null || typed >= "2000-01-01", says("sessionLog.log.dayTooOld"))
      .default(null),
  })
  .refine(({ participantId, who }) => participantId !== null || who !== "", {
    path: ["who"],
    ...says("sessionLog.contacts.whoMissing"),
    ...whenRight(z.object({ participantId: z.string().nullable(), who: z.string() })),
  })
  .refine(({ nextStep, nextOn }) => nextOn === null || nextStep !== "", {
    path: ["nextStep"],
    ...says("sessionLog.contacts.nextMissing"),
    ...whenRight(z.object({ nextStep: z.string(), nextOn: z.string().nullable() })),
  });

export const NextForm = z.object({ isDone: z.enum(["yes", "no"]) });
export const ContactParams = ProgrammeParams.extend({ contactNoteId: z.uuid() });
export const NewQuery = z.object({ unit: z.uuid().optional().catch(undefined) });

/** Which contacts are listed. */
export const ListQuery = z.object({
  unit: z.union([z.literal(""), z.uuid()]).catch(""),
  way: z.union([z.literal(""), z.enum(contactWays)]).catch(""),
  whose: z.union([z.literal(""), z.uuid()]).catch(""),
  q: line(160).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  saved: z.literal("yes").optional().catch(undefined),
});
export type ListWanted = z.output<typeof ListQuery>;
