import { z } from "zod";
import { line, requiredLine, says } from "../../../platform/forms.ts";
import { readDecimal } from "../decimals.ts";
import { unitOrNone, useDay } from "../forms.ts";

const value = requiredLine(30, "toolUse.figure.valueMissing").transform((typed, context) => {
  const read = readDecimal(typed);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: says("toolUse.figure.valueWrong").error, input: typed });
  return z.NEVER;
});

/** What was counted of a tool's use: of which units, over which days, and where the number comes from. */
export const FigureForm = z
  .object({
    unitId: unitOrNone,
    name: requiredLine(120, "toolUse.figure.nameMissing"),
    value,
    measure: requiredLine(60, "toolUse.figure.measureMissing"),
    startsOn: useDay,
    endsOn: useDay,
    source: line(300),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ["endsOn"], ...says("toolUse.endsBefore") });
export type FigureDetails = z.output<typeof FigureForm>;
