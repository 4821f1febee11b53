import { z } from "zod";
import { line } from "../../../platform/forms.ts";
import { followUpStates } from "../follow-up.ts";
import { shownStates } from "./listing.ts";

const id = z.uuid().or(z.literal("")).catch("").default("");

/** Which follow-ups are looked at, or which needs that none is about: by how they stand, and what or whom they concern. */
export const ListQuery = z.object({
  state: z.enum(shownStates).catch("pending").default("pending"),
  unit: id,
  q: line(120).catch("").default(""),
  mentor: z.literal("nobody").or(id).catch("").default(""),
  need: id,
  tool: id,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ListWanted = z.output<typeof ListQuery>;

/** The list as it was shown when something in it was pressed; its state stands as `shown`, beside the state pressed. */
export const ShownForm = ListQuery.omit({ state: true }).extend({ shown: ListQuery.shape.state });

/** A need that is taken up from the list, as an open follow-up or as one that nobody has the time for. */
export const TakeUpForm = ShownForm.extend({
  interviewId: z.uuid(),
  needId: z.uuid(),
  state: z.enum(followUpStates).extract(["open", "no-resources"]),
});
