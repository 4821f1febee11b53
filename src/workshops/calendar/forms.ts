import { z } from "zod";
import { topicKinds } from "../topics/kinds.ts";

/** Which part of the calendar is looked at, and how; what is not understood is not asked. */
export const CalendarQuery = z.object({
  month: z
    .string()
    .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  view: z.enum(["month", "list"]).catch("month"),
  facilitator: z.uuid().optional().catch(undefined),
  room: z.uuid().optional().catch(undefined),
  kind: z.enum(topicKinds).optional().catch(undefined),
});

export type CalendarChoice = z.output<typeof CalendarQuery>;
