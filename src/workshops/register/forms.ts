import { z } from "zod";
import { line, says } from "../../platform/forms.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const WorkshopParams = ProgrammeParams.extend({ workshopId: z.uuid() });

/** The workshop that has just been marked as held. */
export const WorkshopsQuery = z.object({ held: z.uuid().optional().catch(undefined) });

/** The workshop from whose form one came to add a room or a facilitator, and goes back to. */
export const FromWorkshop = z.object({ workshop: z.uuid().optional().catch(undefined) });

/** A day, "2027-03-12". A year typed by halves is none: "0027". */
export const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("workshops.holding.tooOld"));

export const HoldingForm = z.object({ heldOn: day });
