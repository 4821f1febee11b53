import { z } from "zod";
import { line, says } from "../../platform/forms.ts";
import { ToolParams } from "../forms.ts";

export const FigureParams = ToolParams.extend({ figureId: z.uuid() });
export const VersionParams = ToolParams.extend({ versionId: z.uuid() });
export const ObstacleParams = ToolParams.extend({ obstacleId: z.uuid() });

/** A day in a form. A year typed by halves is none: "0026". */
export const useDay = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("toolUse.tooOld"));

const dayOrNone = line(10).pipe(z.union([z.literal("").transform(() => null), useDay], says("form.date")));

/** A part of the register, or nothing. */
export const unitOrNone = z.union([z.literal("").transform(() => null), z.uuid()]);

/** What of the use is looked at. */
export const UseQuery = z
  .object({ part: unitOrNone.default(null), from: dayOrNone.default(null), to: dayOrNone.default(null) })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ["to"],
    ...says("toolUse.endsBefore"),
  });
export type UseWanted = z.output<typeof UseQuery>;
