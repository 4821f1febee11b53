import { z } from "zod";
import { many, says } from "../../../platform/forms.ts";
import { ClosingForm } from "../../publishing/forms.ts";
import { openingTime, withOpening } from "../../publishing/opening/forms.ts";
import { ScheduleForm } from "../../publishing/schedule/forms.ts";
import type { Choice } from "../inviting/people.ts";

const choice = {
  who: z.enum(["all", "some"], says("anonymous.who.choose")).default("all"),
  industries: many,
  organisations: many,
};

interface Chosen {
  who: "all" | "some";
  industries: string[];
  organisations: string[];
}

/** What the form says of whom it asks. */
export function choiceOf({ who, industries: industryIds, organisations: organisationIds }: Chosen): Choice {
  return who === "all" ? { who } : { who, industryIds, organisationIds };
}

/** Whom of the register an anonymous survey asks: everybody, or those of the industries and organisations ticked. */
export const ChoiceForm = z.object(choice);

const times = { ...ClosingForm.shape, ...ScheduleForm.shape };

/** The same with when the survey opens and closes and when reminders leave; of a survey with one link for all only the times count. */
export const AnonymousPublicationForm = withOpening({ ...times, ...choice });

/** The same of a survey that has not opened yet; under names all organisations are asked. */
export const RescheduleForm = z.object({ ...times, ...choice, ...openingTime });

export const AccessParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid(), accessId: z.uuid() });
