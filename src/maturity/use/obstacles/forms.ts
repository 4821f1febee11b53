import { z } from "zod";
import { freeLine, freeText, line, many, says } from "../../../platform/forms.ts";
import { useDay } from "../forms.ts";

/** What stands in the way of using a tool, since when and where; the day it was solved, once it is. */
export const ObstacleForm = z
  .object({
    what: freeLine(300).pipe(z.string().min(1, says("toolUse.obstacle.whatMissing"))),
    since: useDay,
    solvedOn: line(10).pipe(z.union([z.literal("").transform(() => null), useDay], says("form.date"))),
    note: freeText(2000),
    unitIds: many.pipe(z.array(z.uuid()).max(5000)),
  })
  .refine(({ since, solvedOn }) => solvedOn === null || since <= solvedOn, {
    path: ["solvedOn"],
    ...says("toolUse.obstacle.solvedBefore"),
  });
export type ObstacleDetails = z.output<typeof ObstacleForm>;
