import { z } from "zod";
import { followUpStates } from "../follow-up.ts";

const id = z.uuid().or(z.literal("")).catch("").default("");

/** Which follow-ups are looked at: by how they stand, and what or whom they concern; or the needs that none is about. */
export const ListQuery = z.object({
  state: z
    .enum(["pending", "late", ...followUpStates, "all"])
    .catch("pending")
    .default("pending"),
  unit: id,
  mentor: id,
  need: id,
  tool: id,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ListWanted = z.output<typeof ListQuery>;

/** A need that is taken up from the list, as an open follow-up or as one that nobody has the time for. */
export const TakeUpForm = z.object({
  interviewId: z.uuid(),
  needId: z.uuid(),
  state: z.enum(["open", "no-resources"]),
});
