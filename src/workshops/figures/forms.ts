import { z } from "zod";
import { cuts } from "./periods.ts";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });

const dayOrNone = z.union([z.literal(""), z.iso.date()]).catch("");

/** Which time is looked at, and how it is cut. */
export const FiguresQuery = z.object({
  from: dayOrNone,
  to: dayOrNone,
  by: z.enum(cuts).catch("month"),
});
export type FiguresWanted = z.output<typeof FiguresQuery>;

/** Which events are listed. */
export const EventsQuery = FiguresQuery.extend({
  eventKind: z.enum(["workshop", "training", "meeting"]).optional().catch(undefined),
  kind: z.enum(["open", "themed", "segmented", "common"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type EventsWanted = z.output<typeof EventsQuery>;
