import { z } from "zod";
import { line, many, names, nested, says, wholeNumber } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { day, timeOfDay } from "../../one/time/forms.ts";
import { askedChoices } from "../recipients.ts";
import { rowCount, type Values } from "./rows.ts";
import type { TypedDate } from "./typed-dates.ts";

/** The workshop whose time is asked, or null for planning. Our own links and forms give it. */
export const ForWorkshop = z
  .object({ workshop: z.union([z.literal(""), z.uuid()]).default("") })
  .transform(({ workshop }) => (workshop === "" ? null : workshop));

export const PollForm = z.object({
  id: z.uuid(),
  who: z.enum(askedChoices, says("workshops.polls.form.whoMissing")),
  closesOn: line(40).pipe(day),
});

/** What a poll for planning is called; a workshop's has the workshop's name. */
export const TitlesForm = nested(z.object({ titles: names(120) }));

const minutes = wholeNumber(5, 1440, "workshops.polls.form.lengthWrong");
const week = wholeNumber(1, 53, "workshops.polls.form.weekWrong");

/** "Tue and Thu at 13 in weeks 3–5", to be written into the rows. */
export const SpreadForm = z.object({
  weekdays: many.pipe(
    z.array(z.enum(["1", "2", "3", "4", "5", "6", "7"])).min(1, says("workshops.polls.form.weekdayMissing")),
  ),
  fromWeek: week,
  toWeek: week,
  spreadStart: timeOfDay.pipe(z.string(says("workshops.time.startMissing"))),
  spreadLength: minutes,
});

const parts = { day: line(40).pipe(day), start: timeOfDay, length: minutes };

/** The rows as they were typed; what is wrong stands under the names of the fields. */
export function parseRows(values: Values): { rows: TypedDate[]; mistakes: Record<string, Key> } {
  const mistakes: Record<string, Key> = {};
  const read = <T>(schema: z.ZodType<T>, name: string): T | null => {
    const text = (values[name] ?? "").trim();
    if (text === "") return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    mistakes[name] = parsed.error.issues[0]?.message as Key;
    return null;
  };
  const rows = Array.from({ length: rowCount(values) }, (_, row) => ({
    day: read(parts.day, `day-${row}`),
    start: read(parts.start, `start-${row}`),
    minutes: read(parts.length, `length-${row}`),
  }));
  return { rows, mistakes };
}
