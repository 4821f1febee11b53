import { z } from "zod";
import { line, names, nested, says } from "../../platform/forms.ts";

export const RoadmapParams = z.object({ programmeId: z.uuid() });
export const PhaseParams = z.object({ programmeId: z.uuid(), phaseId: z.uuid() });
export const MilestoneParams = z.object({ programmeId: z.uuid(), milestoneId: z.uuid() });

/** A month as a select gives it, "2021-05"; its first day comes out. */
const month = line(7)
  .pipe(z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, says("roadmap.monthMissing")))
  .transform((typed) => `${typed}-01`);

const dayOrNone = line(10).pipe(
  z.union(
    [z.literal("").transform(() => null), z.iso.date().refine((typed) => typed >= "2000-01-01")],
    says("form.date"),
  ),
);

/** A phase: its names, its first and last month, and who answers for it. */
export const PhaseForm = nested(
  z
    .object({ names: names(120), firstMonth: month, lastMonth: month, ownerName: line(120) })
    .refine(({ firstMonth, lastMonth }) => firstMonth <= lastMonth, {
      path: ["lastMonth"],
      ...says("roadmap.phase.endsBefore"),
    }),
);
export type PhaseDetails = z.output<typeof PhaseForm>;

/** A milestone: its names, its month, its day where one is known, and the day it was reached. */
export const MilestoneForm = nested(
  z
    .object({ names: names(120), month, day: line(2), doneOn: dayOrNone })
    .transform(({ names: called, month: of, day, doneOn }, context) => {
      const dueOn = day === "" ? of : `${of.slice(0, 8)}${day.padStart(2, "0")}`;
      if (z.iso.date().safeParse(dueOn).success) return { names: called, dueOn, isWholeMonth: day === "", doneOn };
      const { error: message } = says("roadmap.milestone.noSuchDay");
      context.addIssue({ code: "custom", message, path: ["day"], input: day });
      return z.NEVER;
    }),
);
export type MilestoneDetails = z.output<typeof MilestoneForm>;

/** The button of a phase that moves it one step. */
export const MoveForm = z.object({ direction: z.enum(["up", "down"]) });
