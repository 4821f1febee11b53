import { z } from "zod";
import { freeLine, line, says, whenRight } from "../../../platform/forms.ts";
import { timeOfDay } from "../../../workshops/index.ts";
import { parsedNumber, subjectFields } from "../logging/forms.ts";

/** A day within the years for which anybody plans. */
const day = z.iso.date(says("form.date")).refine((text) => /^20\d{2}-/.test(text), says("sessionLog.plan.yearWrong"));
const isAddress = (text: string) => z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(text).success;

/** A session to come: a place that is an address is where one takes part from afar. */
export const PlanForm = z
  .object({ ...subjectFields, day: line(40).pipe(day), start: timeOfDay, place: freeLine(500).default("") })
  .refine(({ start }) => start !== null, {
    path: ["start"],
    ...says("sessionLog.plan.startMissing"),
    ...whenRight(z.object({ start: z.string().nullable() })),
  })
  .refine(({ minutes, minutesOwn }) => (minutesOwn ?? minutes) !== null, {
    path: ["minutes"],
    ...says("sessionLog.plan.minutesMissing"),
    ...whenRight(z.object({ minutes: parsedNumber, minutesOwn: parsedNumber })),
  })
  .transform(({ minutes, minutesOwn, place, start, ...rest }) => ({
    ...rest,
    start: start ?? "",
    durationMinutes: minutesOwn ?? minutes ?? 0,
    ...(isAddress(place) ? { place: "", remoteUrl: place } : { place, remoteUrl: "" }),
  }));

/** Why a session is cancelled. */
export const CancelForm = z.object({ reason: freeLine(300).default("") });
