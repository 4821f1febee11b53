import { z } from "zod";
import { freeLine, freeText, line, many, says, whenRight } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { sessionKinds } from "../session.ts";

/** Numbers of people and lengths that are one press away. */
export const quickHeads = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20] as const;
export const quickMinutes = [30, 45, 60, 90, 120] as const;

/** A day, "2021-05-03". A year typed by halves is none: "0021". */
const day = line(10)
  .pipe(z.iso.date(says("form.date")))
  .refine((typed) => typed >= "2000-01-01", says("sessionLog.log.dayTooOld"));

const noneTyped = z.literal("").transform(() => null);
export const uuidOrNone = z.union([noneTyped, z.uuid()]).default(null);
const numberOrNone = (least: number, most: number, mistakes: Record<"wrong" | "beyond", Key>) =>
  line(20)
    .pipe(z.string().regex(/^\d*$/, says(mistakes.wrong)))
    .transform((typed) => (typed === "" ? null : Number(typed)))
    .refine((number) => number === null || (number >= least && number <= most), says(mistakes.beyond))
    .default(null);
const minuteCount = numberOrNone(5, 2880, { wrong: "sessionLog.log.minutesWrong", beyond: "sessionLog.log.minutesBeyond" }); // prettier-ignore
const headCount = numberOrNone(0, 100_000, {
  wrong: "sessionLog.log.headsWrong",
  beyond: "sessionLog.log.headsBeyond",
});

/** What every form of a session has. Of the length, what was typed wins over what was pressed. */
export const subjectFields = {
  /** Left out where one enters only one's own sessions. */
  mentorId: z.uuid().optional().catch(undefined),
  eventKind: z.enum(sessionKinds, says("sessionLog.log.kindMissing")),
  unitId: z.uuid(says("sessionLog.log.unitMissing")),
  toolId: uuidOrNone,
  minutes: minuteCount,
  minutesOwn: minuteCount,
  title: freeLine(160).default(""),
  note: freeText(2000).default(""),
};

/** A number as it is after parsing. */
export const parsedNumber = z.number().nullable();

/** A session that has been held, as the form gives it. */
export const LogForm = z
  .object({
    ...subjectFields,
    heads: headCount,
    headsOwn: headCount,
    participantIds: many.pipe(z.array(z.uuid())),
    heldOn: day,
    isAnother: z.literal("on").optional().catch(undefined),
  })
  .refine(({ heads, headsOwn, participantIds }) => (headsOwn ?? heads) !== null || participantIds.length > 0, {
    path: ["heads"],
    ...says("sessionLog.log.headsMissing"),
    ...whenRight(z.object({ heads: parsedNumber, headsOwn: parsedNumber, participantIds: z.array(z.string()) })),
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

export const SessionParams = z.object({ programmeId: z.uuid(), sessionId: z.uuid() });
