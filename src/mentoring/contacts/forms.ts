import { z } from "zod";
import { line, paragraphs, says } from "../../platform/forms.ts";
import { ProgrammeParams } from "../forms.ts";
import { contactWays } from "./contact.ts";

const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("form.date"));
const noneTyped = z.literal("").transform(() => null);

/** What is noted of a contact, as the form gives it. */
export const ContactForm = z
  .object({
    /** Chosen by the page, so that a form sent twice makes one note. */
    id: z.uuid(),
    unitId: z.uuid(says("sessionLog.contacts.unitMissing")),
    participantId: z.union([noneTyped, z.uuid()]).default(null),
    who: line(160).default(""),
    way: z.enum(contactWays, says("sessionLog.contacts.wayMissing")),
    contactedOn: day,
    about: paragraphs(2000).pipe(z.string().min(1, says("sessionLog.contacts.aboutMissing"))),
    nextStep: line(300).default(""),
    nextOn: line(10)
      .pipe(z.union([noneTyped, z.iso.date()], says("form.date")))
      .refine((typed) => typed === null || typed >= "2000-01-01", says("form.date"))
      .default(null),
  })
  .refine(({ participantId, who }) => participantId !== null || who !== "", {
    path: ["who"],
    ...says("sessionLog.contacts.whoMissing"),
  })
  .refine(({ nextStep, nextOn }) => nextOn === null || nextStep !== "", {
    path: ["nextStep"],
    ...says("sessionLog.contacts.nextMissing"),
  });

/** Whether the form is only to be shown, with the contact people of the unit that was chosen. */
export const ShowForm = z.object({ show: z.literal("on") });

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
