import { z } from "zod";
import { line, says, wholeNumber } from "../../platform/forms.ts";
import { day } from "../assessing/forms.ts";

export const TargetParams = z.object({ programmeId: z.uuid(), targetId: z.uuid() });

const idOrNone = z.union([z.literal("").transform(() => null), z.uuid()]);

/** The level that units are to reach: which units and which tool, by which day, and who answers for it. */
export const TargetForm = z
  .object({
    unitId: idOrNone,
    toolId: idOrNone,
    level: wholeNumber(1, 500, "targets.edit.levelWrong"),
    startsOn: day,
    dueOn: day,
    ownerId: idOrNone,
    ownerName: line(120),
  })
  .refine(({ startsOn, dueOn }) => startsOn < dueOn, { path: ["dueOn"], ...says("targets.edit.dueBefore") });
export type TargetDetails = z.output<typeof TargetForm>;
