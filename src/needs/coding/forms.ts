import { z } from "zod";
import { many } from "../../platform/forms.ts";
import { shownAnswers } from "./addresses.ts";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const answer = z
  .string()
  .regex(new RegExp(`^${uuid}\\.${uuid}$`))
  .optional()
  .catch(undefined);

export const CodingParams = z.object({ programmeId: z.uuid() });
export const AnswerParams = CodingParams.extend({ responseId: z.uuid(), questionId: z.uuid() });

/** Which answers are seen, and which of them is open; the newest survey when none is named. */
export const CodingQuery = z.object({
  survey: z.uuid().optional(),
  show: z.enum(shownAnswers).catch("uncoded"),
  need: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  answer,
  after: answer,
  saved: answer,
  together: z.literal("yes").optional().catch(undefined),
});
export type CodingQuery = z.output<typeof CodingQuery>;

const ids = many.pipe(z.array(z.uuid()).max(1000));
const back = {
  show: z.enum(shownAnswers).catch("uncoded"),
  need: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
};

/** A coder's choice; `digest` is of the text that the page showed. */
export const CodesForm = z.object({
  chosen: ids,
  none: z.literal("yes").optional(),
  offered: ids,
  shown: ids,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  ...back,
});

export const RemovalForm = z.object(back);
