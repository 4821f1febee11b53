import { z } from "zod";
import { line, says } from "../../platform/forms.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const WorkshopParams = ProgrammeParams.extend({ workshopId: z.uuid() });

/** The workshop that has just been marked as held. */
export const WorkshopsQuery = z.object({ held: z.uuid().optional().catch(undefined) });

/** A day, "2027-03-12". */
export const day = line(10).pipe(z.iso.date(says("form.date")));

export const HoldingForm = z.object({ heldOn: day });
