import { z } from "zod";
import { many, nested, says, wholeNumber } from "../../platform/forms.ts";
import { hoursTyped } from "../drafting/forms.ts";
import { workshopMinutes } from "./plan.ts";

const level = z.enum(["basics", "intermediate", "advanced", "all", "suited"]);
const hours = hoursTyped.pipe(
  z
    .number()
    .min(workshopMinutes.least, says("voting.planning.hoursWrong"))
    .max(workshopMinutes.most, says("voting.planning.hoursWrong")),
);
const source = z.union([z.enum(["words", "new"]), z.uuid()]);

/**
 * What is planned of which winners; what is not said of one is as it was proposed. `picks` says that the form had boxes
 * for winners, so that none ticked is none chosen.
 */
export const PlanForm = nested(
  z
    .object({
      winners: many.pipe(z.array(z.uuid())),
      picks: z.literal("yes").optional(),
      spread: z.enum(["common", "each"]).default("common"),
      source: z.record(z.uuid(), source).default({}),
      needs: z.record(z.uuid(), many.pipe(z.array(z.uuid()))).default({}),
      level: z.record(z.uuid(), level).default({}),
      hours: z.record(z.uuid(), hours).default({}),
      euros: z.record(z.uuid(), wholeNumber(0, 1_000_000, "workshops.topic.costWrong")).default({}),
    })
    .refine(({ winners, picks }) => picks === undefined || winners.length > 0, {
      path: ["winners"],
      ...says("voting.planning.nothingPicked"),
    }),
);
