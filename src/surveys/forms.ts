import { z } from "zod";
import { line, paragraphs } from "../platform/forms.ts";
import { locales } from "../platform/locales.ts";
import { surveyTemplateNames } from "./templates.ts";

export const SurveysParams = z.object({ programmeId: z.uuid() });
export const SurveyParams = z.object({ programmeId: z.uuid(), surveyId: z.uuid() });

/** What an import has just brought in, or why an act was refused, for the words at the top of the survey's page. */
export const SurveyQuery = z.object({
  added: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  updated: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  removed: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  refused: z.enum(["published", "has-answers"]).optional().catch(undefined),
});
export type SurveyNews = z.output<typeof SurveyQuery>;

export const NewSurveyForm = z.object({ template: z.enum(surveyTemplateNames) });

/** In which language the questions are shown to staff: their own unless they choose another. */
export const PreviewQuery = z.object({ in: z.enum(locales).optional() });

/** The texts of a draft, three languages side by side; a language left empty is filled in before publishing. */
export const SurveyTextsForm = z
  .object({
    "titles.fi": line(160),
    "titles.sv": line(160),
    "titles.en": line(160),
    "intros.fi": paragraphs(2000),
    "intros.sv": paragraphs(2000),
    "intros.en": paragraphs(2000),
    "notice.fi": paragraphs(12_000),
    "notice.sv": paragraphs(12_000),
    "notice.en": paragraphs(12_000),
  })
  .transform((form) => ({
    titles: { fi: form["titles.fi"], sv: form["titles.sv"], en: form["titles.en"] },
    intros: { fi: form["intros.fi"], sv: form["intros.sv"], en: form["intros.en"] },
    notice: { fi: form["notice.fi"], sv: form["notice.sv"], en: form["notice.en"] },
  }));

export type SurveyTexts = z.output<typeof SurveyTextsForm>;
