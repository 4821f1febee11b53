import { z } from "zod";

/** A token of any form: one that we never gave is an unknown link, said in plain words. */
export const TokenParams = z.object({ token: z.string() });

export const TokenQuestionParams = TokenParams.extend({ questionId: z.uuid() });

export const SurveyParams = z.object({ surveyId: z.uuid() });
export const SectionParams = SurveyParams.extend({ sectionId: z.uuid() });
/**
 * Whether the section was opened from the check page, and leads back there; and whether staff have changed its questions
 * while it was being answered.
 */
export const SectionQuery = z.object({
  from: z.literal("check").optional().catch(undefined),
  changed: z.literal("yes").optional().catch(undefined),
});
export const QuestionParams = SurveyParams.extend({ questionId: z.uuid() });

/** A page of questions: which fields there are depends on its questions, and checkAnswer judges what is in them. */
export const AnswersForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
