import { z } from "zod";
import { line, says, wholeNumber } from "../../platform/forms.ts";
import { weightings } from "../method/level.ts";

const measures = ["own-span", "fixed-dates"] as const;

/** What figures are told by: the parts of the register, or the segments that units belong to. */
export const divisions = ["parts", "segments"] as const;

/** Whose judgements are looked at. */
export const judges = ["mentor", "unit"] as const;

/** A day, or nothing: then the assessments' own first or last one. */
const day = line(10).pipe(
  z
    .string()
    .refine((typed) => typed === "" || z.iso.date().safeParse(typed).success, says("form.date"))
    .refine((typed) => typed === "" || /^20\d{2}-/.test(typed), says("maturity.levels.choice.tooOld"))
    .transform((typed) => (typed === "" ? null : typed)),
);

const id = z.union([z.literal("").transform(() => null), z.uuid()]);

/** What of the figures is looked at, and how they are reckoned. */
export const LevelsQuery = z
  .object({
    part: id.default(null),
    tool: id.default(null),
    from: day.default(null),
    to: day.default(null),
    measure: z.enum(measures).catch("own-span"),
    within: line(9)
      .transform((typed) => (typed === "" ? "45" : typed))
      .pipe(wholeNumber(0, 366, "maturity.levels.choice.withinWrong"))
      .default(45),
    weighting: z.enum(weightings).catch("units"),
    by: z.enum(divisions).catch("parts"),
    judge: z.enum(judges).catch("mentor"),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ["to"],
    ...says("maturity.levels.choice.toBeforeFrom"),
  });
export type LevelsWanted = z.output<typeof LevelsQuery>;
