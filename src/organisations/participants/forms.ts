import { z } from "zod";
import { email, requiredLine, tick } from "../../platform/forms.ts";
import type { Locale } from "../../platform/locales.ts";

export const ParticipantParams = z.object({ programmeId: z.uuid(), organisationId: z.uuid(), participantId: z.uuid() });

/** A contact person, in one of the programme's languages. */
export function participantForm(locales: readonly Locale[]) {
  return z.object({ name: requiredLine(120), email, locale: z.enum(locales), isMain: tick });
}
export type ParticipantDetails = z.output<ReturnType<typeof participantForm>>;
