import { z } from "zod";
import { ProgrammeParams } from "../forms.ts";

export const InterviewParams = ProgrammeParams.extend({ interviewId: z.uuid() });
export const InterviewQuestionParams = InterviewParams.extend({ questionId: z.uuid() });
export const InterviewNeedParams = InterviewParams.extend({ needId: z.uuid() });
export const FormParams = ProgrammeParams.extend({ formId: z.uuid() });
