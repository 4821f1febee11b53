import { z } from "zod";
import { line, says } from "../../platform/forms.ts";

const day = line(40).pipe(z.iso.date(says("form.date")));
const timeOfDay = line(40).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, says("voting.edit.timeForm")));

const isDay = (text: string) => z.iso.date().safeParse(text).success;

/** The day and the time of day when voting closes, in the programme's time zone. */
export const closing = { closesOn: day, closesAt: timeOfDay };
export const ClosingTimeForm = z.object(closing);

/** When voting opens by itself. */
export const OpeningTimeForm = z.object({ opensOn: day, opensAt: timeOfDay });

/** Proposals first: voting opens by itself after them, or, without a day, when staff open it. */
export const ProposingForm = z.object({
  opensOn: line(40).pipe(z.string().refine((text) => text === "" || isDay(text), says("form.date"))),
  opensAt: timeOfDay,
});

/** What has just been done, for the words at the top of the page. */
export const BallotQuery = z.object({
  done: z
    .enum([
      ...["opened", "moved", "closed", "planned", "scheduled", "unscheduled", "proposing"],
      ...["reminded", "coded", "uncoded", "published"],
      ...["unplanned", "planned-already", "held-already", "series-unchanged", "series-unfit", "told"],
    ] as const)
    .optional()
    .catch(undefined),
});
export type Done = NonNullable<z.output<typeof BallotQuery>["done"]>;
