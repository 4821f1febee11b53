import { z } from "zod";

const day = z.iso.date();
const states = { b: "busy", h: "half" } as const;

/** The days of a file that was looked at, as the preview's form carries them: "2027-03-28b 2027-03-29h". */
export const AcceptanceForm = z
  .object({
    firstDay: day,
    lastDay: day,
    days: z
      .string()
      .max(12 * 800)
      .transform((text) => text.split(" ").filter((each) => each !== ""))
      .pipe(z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}[bh]$/)))
      .transform((each) => each.map((one) => [one.slice(0, 10), states[one.slice(10) as "b" | "h"]] as const))
      .pipe(z.array(z.tuple([day, z.enum(["half", "busy"])]))),
  })
  .refine(({ firstDay, lastDay, days }) => days.every(([each]) => each >= firstDay && each <= lastDay))
  .refine(({ days }) => new Set(days.map(([each]) => each)).size === days.length)
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay && firstDay >= "2000-01-01" && lastDay < "2100-01-01");

/** The same days as a field's value. */
export function daysValue(days: readonly (readonly [day: string, state: "half" | "busy"])[]): string {
  return days.map(([each, state]) => `${each}${state === "busy" ? "b" : "h"}`).join(" ");
}
