import { z } from "zod";
import { locales } from "../platform/locales.ts";

export const SurveysParams = z.object({ programmeId: z.uuid() });
export const SurveyParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid() });

/** What an import has just brought in, or why an act was refused, for the words at the top of the survey's page. */
export const SurveyQuery = z.object({
  added: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  updated: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  removed: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  refused: z.enum(["published", "has-answers", "anonymity-published"]).optional().catch(undefined),
});
export type SurveyNews = z.output<typeof SurveyQuery>;

/** In which language the questions are shown to staff: their own unless they choose another. */
export const PreviewQuery = z.object({ in: z.enum(locales).optional() });
