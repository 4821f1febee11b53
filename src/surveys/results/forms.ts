import { z } from "zod";
import { line, many } from "../../platform/forms.ts";

export const ResultWordsParams = z.object({
  programmeId: z.uuid(),
  surveyId: z.uuid(),
  questionKey: z.string().max(200),
});

/** Which parts are looked at, "industry=…", and by what they are set side by side; what there is not is passed over. */
export const ResultsQuery = z.object({ only: many.catch([]), compare: line(300).catch("") });

/** Which page of what was written. */
export const WordsQuery = ResultsQuery.extend({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });
