import { z } from "zod";
import { freeLine, freeText, says } from "../../../platform/forms.ts";

/** What a new follow-up is of, and the interview that brought it up. */
export const NewQuery = z.object({
  unit: z.uuid().optional().catch(undefined),
  interview: z.uuid().optional().catch(undefined),
});

const chosen = z
  .union([z.uuid(), z.literal("")])
  .default("")
  .transform((id) => (id === "" ? null : id));
const day = z
  .union([z.iso.date().refine((text) => text >= "2000-01-01"), z.literal("")], says("followUps.edit.dayWrong"))
  .default("")
  .transform((given) => (given === "" ? null : given));

/** What is to be done; its unit is chosen only once. */
export const FollowUpForm = z.object({
  what: freeLine(300).pipe(z.string().min(1, says("followUps.edit.whatMissing"))),
  note: freeText(2000).default(""),
  needId: chosen,
  toolId: chosen,
  ownerId: chosen,
  dueOn: day,
});

export const NewFollowUpForm = FollowUpForm.extend({
  unitId: z.uuid(says("followUps.edit.unitMissing")),
  interviewId: chosen,
});
