import { z } from "zod";
import { line, many, says } from "../../../platform/forms.ts";
import { offeredDays } from "./schedule.ts";

const isOffered = (day: number) => offeredDays.some((each) => each === day);

/** On which days before the close reminders leave, at which time of day; nothing ticked means none. */
export const ScheduleForm = z.object({
  reminderDays: many.transform((days) => days.map(Number).filter(isOffered)),
  reminderTime: line(40)
    .default("09:00")
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("surveys.closing.timeForm"))),
});
