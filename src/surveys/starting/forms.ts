import { z } from "zod";
import { line, tick } from "../../platform/forms.ts";
import { surveyTemplateNames } from "../templates.ts";

export const SourceParams = z.object({ programmeId: z.uuid(), sourceId: z.uuid() });

/**
 * What a new survey starts from: a template, another survey, or nothing. Entries that the programme's catalogue lacks
 * are added to it where `addsToCatalogue` is ticked; what asks about them is left out otherwise.
 */
export const NewSurveyForm = z.union([
  z.object({ template: z.enum(surveyTemplateNames), addsToCatalogue: tick }),
  z.object({ copyOf: z.uuid(), addsToCatalogue: tick }),
  z.object({ empty: z.literal("yes"), name: line(160).default("") }),
]);
