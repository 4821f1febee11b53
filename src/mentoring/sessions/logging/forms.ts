import { z } from "zod";
import { line, many, paragraphs, says, wholeNumber } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { sessionKinds } from "../session.ts";

/** Numbers of people and lengths that are one press away. */
export const quickHeads = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20] as const;
export const quickMinutes = [30, 45, 60, 90, 120] as const;

/** A day, "2021-05-03". A year typed by halves is none: "0021". */
const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("form.date"));

const noneTyped = z.literal("").transform(() => null);
export const uuidOrNone = z.union([noneTyped, z.uuid()]).default(null);
const numberOrNone = (least: number, most: number, wrong: Key) =>
  z.union([line(0).transform(() => null), wholeNumber(least, most, wrong)], says(wrong)).default(null);

/** What every form of a session has. Of the length, what was typed wins over what was pressed. */
export const subjectFields = {
  /** Left out where one enters only one's own sessions. */
  mentorId: z.uuid().optional().catch(undefined),
  eventKind: z.enum(sessionKinds, says("sessionLog.log.kindMissing")),
  unitId: z.uuid(says("sessionLog.log.unitMissing")),
  toolId: uuidOrNone,
  minutes: numberOrNone(5, 2880, "sessionLog.log.minutesWrong"),
  minutesOwn: numberOrNone(5, 2880, "sessionLog.log.minutesWrong"),
  title: line(160).default(""),
  note: paragraphs(2000).default(""),
};

/** A session that has been held, as the form gives it. */
export const LogForm = z
  .object({
    ...subjectFields,
    heads: numberOrNone(0, 100_000, "sessionLog.log.headsWrong"),
    headsOwn: numberOrNone(0, 100_000, "sessionLog.log.headsWrong"),
    participantIds: many.pipe(z.array(z.uuid())),
    heldOn: day,
    isAnother: z.literal("on").optional().catch(undefined),
  })
  .refine(({ heads, headsOwn, participantIds }) => (headsOwn ?? heads) !== null || participantIds.length > 0, {
    path: ["heads"],
    ...says("sessionLog.log.headsMissing"),
  })
  .transform(({ heads, headsOwn, minutes, minutesOwn, isAnother, ...rest }) => ({
    ...rest,
    headCount: headsOwn ?? heads,
    durationMinutes: minutesOwn ?? minutes,
    isAnother: isAnother === "on",
  }));
export type LogDetails = z.output<typeof LogForm>;

const idInAddress = z.uuid().optional().catch(undefined);

/** What the form starts with. */
export const LogQuery = z.object({
  unit: idInAddress,
  tool: idInAddress,
  mentor: idInAddress,
  kind: z.enum(sessionKinds).optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
});

const ShowForm = z.object({ show: z.literal("on") });
const SearchForm = z.object({ q: z.string().min(1), unitId: z.undefined().optional() });

/** Whether the form is not to be saved yet, only shown for the unit that was chosen, or with those that were searched for. */
export function isOnlyShown(body: unknown): boolean {
  return ShowForm.safeParse(body).success || SearchForm.safeParse(body).success;
}

export const SessionParams = z.object({ programmeId: z.uuid(), sessionId: z.uuid() });
